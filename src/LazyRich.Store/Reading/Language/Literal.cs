namespace LazyRich.Store.Reading.Language;

/// <summary>A value as written: a double (true and false are 1 and 0) or a string.</summary>
internal sealed record Literal(Token Token, object Value)
{
    private static readonly string[] Words = ["true", "false", "inf", "infinity", "nan", "null"];

    public static bool StartsAt(Token token) => token.Kind is TokenKind.Number or TokenKind.Text || Words.Any(token.Is);

    /// <exception cref="QueryException">No value stands here, or one that nothing can be compared with.</exception>
    public static Literal Read(TokenReader tokens)
    {
        Token token = tokens.Take();
        return token.Kind switch
        {
            TokenKind.Number => new(token, token.Number),
            TokenKind.Text => new(token, token.Text),
            _ when token.Is("true") => new(token, 1.0),
            _ when token.Is("false") => new(token, 0.0),
            _ when token.Is("inf") || token.Is("infinity") => new(token, double.PositiveInfinity),
            _ when token.Is("nan") => throw TokenReader.Fault(token, "nothing compares with NaN, not even NaN; write 'is nan' or 'is not nan'."),
            _ when token.Is("null") => throw TokenReader.Fault(token, "null is no value; write 'is null' or 'is not null'."),
            TokenKind.Word => throw TokenReader.Fault(token, $"a value is wanted here, not {token}; text is written in quotes: '{token.Text}'."),
            _ => throw TokenReader.Fault(token, $"a value is wanted here, not {token}."),
        };
    }
}
