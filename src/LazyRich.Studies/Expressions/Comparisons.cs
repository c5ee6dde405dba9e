namespace LazyRich.Studies.Expressions;

/// <summary>Two values compared. Text and flags know only = and !=.</summary>
internal static class Comparisons
{
    public static TruthExpression Of(Token symbol, Expression a, Expression b)
    {
        if (a.Type != b.Type)
            throw new ExpressionException(symbol.At, symbol.Value, $"{a.Type.Noun()} cannot be compared with {b.Type.Noun()}");
        bool equality = symbol.Value is "=" or "==" or "!=", negated = symbol.Value == "!=";
        if (!equality && a.Type != ExpressionType.Number)
            throw new ExpressionException(symbol.At, symbol.Value, $"'{symbol.Value}' compares numbers; {a.Type.Noun()} knows = and !=");
        return a.Type switch
        {
            ExpressionType.Text => new TruthExpression(scope => string.Equals(a.Text(scope), b.Text(scope), StringComparison.Ordinal) != negated),
            ExpressionType.Truth => new TruthExpression(scope => a.Truth(scope) == b.Truth(scope) != negated),
            _ => symbol.Value switch
            {
                "<" => new TruthExpression(scope => a.Number(scope) < b.Number(scope)),
                "<=" => new TruthExpression(scope => a.Number(scope) <= b.Number(scope)),
                ">" => new TruthExpression(scope => a.Number(scope) > b.Number(scope)),
                ">=" => new TruthExpression(scope => a.Number(scope) >= b.Number(scope)),
                _ => new TruthExpression(scope => (a.Number(scope) == b.Number(scope)) != negated),
            },
        };
    }
}
