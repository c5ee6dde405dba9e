namespace LazyRich.Store.Reading.Language;

/// <summary>A place in a condition.</summary>
internal sealed class TokenReader(List<Token> tokens)
{
    private int at;

    public Token Next => tokens[at];

    public Token Take() => tokens[at == tokens.Count - 1 ? at : at++];

    /// <summary>Takes the next token if it is this word or symbol.</summary>
    public bool Accept(string word)
    {
        if (!Next.Is(word)) return false;
        at++;
        return true;
    }

    public void Expect(string word)
    {
        if (!Accept(word)) throw Fault($"'{word}' is wanted here, not {Next}.");
    }

    /// <summary>Something is wrong with the next token.</summary>
    public QueryException Fault(string message) => Fault(Next, message);

    public static QueryException Fault(Token token, string message) => new($"{Place(token)}{message}");

    public static string Place(Token token) => $"at {token.At}: ";
}
