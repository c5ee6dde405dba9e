namespace LazyRich.Studies.Expressions;

/// <summary>An expression that is not understood; always caught by who has its place in the file.</summary>
internal sealed class ExpressionException(int at, string text, string message, string? nearest = null) : Exception(message)
{
    public int At => at;

    public string Text => text;

    public string? Nearest => nearest;
}
