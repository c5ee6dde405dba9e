namespace LazyRich.Store.Reading.Language;

internal enum TokenKind
{
    Word,
    Number,
    Text,
    Symbol,
    End,
}

/// <param name="At">Where it begins, from 1.</param>
/// <param name="Text">A word or a symbol as written; of a text, what stands between its quotes.</param>
/// <param name="Number">Of a number.</param>
internal readonly record struct Token(TokenKind Kind, int At, string Text, double Number)
{
    public bool Is(string word) => Kind is TokenKind.Word or TokenKind.Symbol && string.Equals(Text, word, StringComparison.OrdinalIgnoreCase);

    /// <summary>For messages.</summary>
    public override string ToString() => Kind switch
    {
        TokenKind.End => "the end",
        TokenKind.Text => $"the text '{Text}'",
        _ => $"'{Text}'",
    };
}
