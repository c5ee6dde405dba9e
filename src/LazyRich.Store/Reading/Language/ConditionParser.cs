namespace LazyRich.Store.Reading.Language;

/// <summary>
/// Conditions by recursive descent, lowest binding first: <c>or</c>, <c>and</c>, <c>not</c>, then parentheses and predicates. Writes parametrised SQL
/// as it reads: a column becomes the SQL that stands for it, everything else becomes a bound value.
/// </summary>
internal sealed class ConditionParser
{
    /// <summary>SQLite's own limit is 1000 levels of an expression; ours is said in words, and keeps this recursion small.</summary>
    private const int MaximumDepth = 100;

    private readonly TokenReader tokens;
    private readonly PredicateParser predicates;
    private int depth;

    private ConditionParser(string condition, QueryColumns columns, BoundValues values, ColumnUse use)
    {
        tokens = new(Lexer.Read(condition));
        predicates = new(tokens, columns, values, use);
    }

    /// <param name="use">Learns which tables the condition needs.</param>
    /// <returns>An SQL expression; "1" for an empty condition.</returns>
    /// <exception cref="QueryException">The condition is not understood.</exception>
    public static string Parse(string condition, QueryColumns columns, BoundValues values, ColumnUse use)
    {
        if (string.IsNullOrWhiteSpace(condition)) return "1";
        var parser = new ConditionParser(condition, columns, values, use);
        string sql = parser.Or();
        return parser.tokens.Next.Kind == TokenKind.End
            ? sql
            : throw parser.tokens.Fault($"the condition goes on with {parser.tokens.Next}; join conditions with 'and' or 'or'.");
    }

    private string Or()
    {
        string sql = And();
        while (tokens.Accept("or"))
            sql = $"({sql} OR {And()})";
        return sql;
    }

    private string And()
    {
        string sql = Not();
        while (tokens.Accept("and"))
            sql = $"({sql} AND {Not()})";
        return sql;
    }

    private string Not()
    {
        if (++depth > MaximumDepth) throw tokens.Fault($"conditions can be nested {MaximumDepth} deep.");
        string sql = tokens.Accept("not") ? $"(NOT {Not()})" : Primary();
        depth--;
        return sql;
    }

    private string Primary()
    {
        if (!tokens.Accept("(")) return predicates.Read();
        string sql = Or();
        tokens.Expect(")");
        return sql;
    }
}
