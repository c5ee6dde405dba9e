namespace LazyRich.Store.Reading.Language;

/// <summary>One predicate: a comparison, <c>in</c>, <c>between</c>, <c>like</c>, <c>is null</c>, <c>is nan</c>.</summary>
internal sealed class PredicateParser(TokenReader tokens, QueryColumns columns, BoundValues values, ColumnUse use)
{
    private static readonly string[] Operators = ["=", "==", "!=", "<>", "<=", ">=", "<", ">"];

    private static readonly string[] Keywords = ["and", "or", "not", "in", "between", "like", "is"];

    public string Read()
    {
        Operand left = Operand();
        if (tokens.Accept("is")) return Is(Column(left, "is"));
        bool negated = tokens.Accept("not");
        string sql =
            tokens.Accept("in") ? In(Column(left, "in"))
            : tokens.Accept("between") ? Between(Column(left, "between"))
            : tokens.Accept("like") ? Like(Column(left, "like"))
            : negated ? throw tokens.Fault($"'in', 'between' or 'like' is wanted after 'not', not {tokens.Next}.")
            : Comparison(left);
        return negated ? $"(NOT {sql})" : sql;
    }

    private string Comparison(Operand left)
    {
        Token symbol = tokens.Take();
        if (symbol.Kind != TokenKind.Symbol || !Operators.Contains(symbol.Text))
            throw TokenReader.Fault(symbol, $"a comparison (= != < <= > >= in between like is) is wanted after {left.Token}, not {symbol}.");
        return ComparisonSql.Write(left, symbol, Operand(), values);
    }

    private string In(QueryColumn column)
    {
        tokens.Expect("(");
        var names = new List<string>();
        do
        {
            names.Add(values.Add(ColumnValue.Of(column, Literal.Read(tokens))));
        }
        while (tokens.Accept(","));
        tokens.Expect(")");
        return Guard.Wrap(column, $"{{0}} IN ({string.Join(", ", names)})");
    }

    private string Between(QueryColumn column)
    {
        string low = values.Add(ColumnValue.Of(column, Literal.Read(tokens)));
        tokens.Expect("and");
        string high = values.Add(ColumnValue.Of(column, Literal.Read(tokens)));
        return Guard.Wrap(column, $"{{0}} BETWEEN {low} AND {high}");
    }

    private string Like(QueryColumn column)
    {
        Token pattern = tokens.Take();
        if (column.Type == ColumnType.Number || pattern.Kind != TokenKind.Text)
            throw TokenReader.Fault(
                pattern, "'like' compares text with a quoted pattern, in which % stands for any characters: architecture like '10-%'.");
        return Guard.Wrap(column, $"{{0}} LIKE {values.Add(pattern.Text)}", asText: true);
    }

    private string Is(QueryColumn column)
    {
        bool negated = tokens.Accept("not");
        if (column.Type != ColumnType.Number && tokens.Next.Is("nan"))
            throw tokens.Fault($"{column.Name} is text and never NaN; 'is null' finds what is absent.");
        string sql =
            tokens.Accept("null") ? Guard.IsNull(column)
            : tokens.Accept("nan") ? Guard.IsNan(column)
            : throw tokens.Fault($"'null', 'nan', 'not null' or 'not nan' is wanted after 'is', not {tokens.Next}.");
        return negated ? $"(NOT {sql})" : sql;
    }

    private static QueryColumn Column(Operand operand, string word) =>
        operand.Column ?? throw TokenReader.Fault(operand.Token, $"a column is wanted before '{word}', not {operand.Token}.");

    private Operand Operand()
    {
        Token token = tokens.Next;
        if (Literal.StartsAt(token)) return new(token, null, Literal.Read(tokens));
        if (token.Kind != TokenKind.Word || Keywords.Any(token.Is)) throw tokens.Fault($"a column or a value is wanted here, not {token}.");
        tokens.Take();
        QueryColumn column = columns.Find(token.Text) ?? throw columns.Unknown(token.Text, TokenReader.Place(token));
        return new(token, use.Add(column), null);
    }
}
