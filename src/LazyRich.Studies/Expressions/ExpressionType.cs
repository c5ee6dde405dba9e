namespace LazyRich.Studies.Expressions;

internal enum ExpressionType
{
    Number,
    Text,
    Truth,
}

internal static class ExpressionTypes
{
    public static string Noun(this ExpressionType type) => type switch
    {
        ExpressionType.Number => "a number",
        ExpressionType.Text => "text",
        _ => "a condition",
    };
}
