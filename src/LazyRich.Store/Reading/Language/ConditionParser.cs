namespace LazyRich.Store.Reading.Language;

/// <summary>
/// Conditions by recursive descent, lowest binding first: <c>or</c>, <c>and</c>, <c>not</c>, then parentheses and predicates. Writes parametrised SQL
/// as it reads: a column becomes the SQL that stands for it, everything else becomes a bound value.
/// </summary>
internal sealed class ConditionParser
{
    /// <summary>SQLite's own limit is 1000 levels of an expression; ours is said in words, and keeps this recursion small.</summary>
    private const int MaximumDepth = 100;

    /// <summary>As many as a URL holds; more are a list: <c>in (…)</c>.</summary>
    private const int MostPredicates = 1000;

    private readonly TokenReader tokens;
    private readonly PredicateParser predicates;
    private int depth, count;

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
        var terms = new List<string> { And() };
        while (tokens.Accept("or"))
            terms.Add(And());
        return Join(terms, 0, terms.Count, "OR");
    }

    private string And()
    {
        var terms = new List<string> { Not() };
        while (tokens.Accept("and"))
            terms.Add(Not());
        return Join(terms, 0, terms.Count, "AND");
    }

    private string Not()
    {
        if (++depth > MaximumDepth) throw tokens.Fault($"conditions can be nested {MaximumDepth} deep.");
        string sql = tokens.Accept("not") ? $"(NOT {Not()})" : Primary();
        depth--;
        return sql;
    }

    /// <summary>Balanced: SQLite counts a thousand terms one after the other as a thousand levels.</summary>
    private static string Join(List<string> terms, int from, int to, string word)
    {
        if (to - from == 1) return terms[from];
        int middle = (from + to) / 2;
        return $"({Join(terms, from, middle, word)} {word} {Join(terms, middle, to, word)})";
    }

    private string Primary()
    {
        if (!tokens.Accept("("))
        {
            return ++count <= MostPredicates ? predicates.Read() : throw tokens.Fault(
                $"a condition has {MostPredicates} comparisons at most; many values of one column are a list: seed in (1, 2, 3).");
        }

        string sql = Or();
        tokens.Expect(")");
        return sql;
    }
}
