namespace LazyRich.Studies.Expressions;

internal enum TokenKind
{
    Number,
    Text,
    Name,
    Symbol,
    End,
}

/// <param name="Value">A text's content, a name, a symbol; as written for a number.</param>
/// <param name="At">Offset in the expression.</param>
internal readonly record struct Token(TokenKind Kind, string Value, int At, int Length)
{
    public string Shown => Kind == TokenKind.End ? "the end" : $"'{Value}'";
}
