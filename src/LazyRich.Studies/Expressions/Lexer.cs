namespace LazyRich.Studies.Expressions;

/// <summary>
/// Splits an expression. A hyphen belongs to a name when the whole is a known name or word (<c>solver.learning-rate</c>,
/// <c>inverted-funnel</c>), and three or more whole numbers joined by hyphens without spaces are an architecture (<c>10-5-5</c>).
/// </summary>
internal static class Lexer
{
    private static readonly string[] Symbols = ["==", "!=", "<=", ">=", "<", ">", "=", "+", "-", "*", "/", "^", "(", ")", ","];

    public static List<Token> Split(string text, Names names)
    {
        var tokens = new List<Token>();
        for (int at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            Token token = Next(text, at, names);
            tokens.Add(token);
            at += token.Length;
        }

        tokens.Add(new Token(TokenKind.End, "", text.Length, 0));
        return tokens;
    }

    private static Token Next(string text, int at, Names names)
    {
        char c = text[at];
        if (c is '\'' or '"')
        {
            int end = text.IndexOf(c, at + 1);
            return end > 0
                ? new Token(TokenKind.Text, text[(at + 1)..end], at, end + 1 - at)
                : throw new ExpressionException(at, text[at..], $"the text that starts with {c} does not end");
        }

        if (char.IsAsciiDigit(c) || (c == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])))
            return Number(text, at);
        if (char.IsAsciiLetter(c) || c == '_')
            return Word(text, at, names);
        string? symbol = Symbols.FirstOrDefault(each => string.CompareOrdinal(text, at, each, 0, each.Length) == 0);
        return symbol is not null
            ? new Token(TokenKind.Symbol, symbol, at, symbol.Length)
            : throw new ExpressionException(at, c.ToString(), $"'{c}' means nothing in an expression");
    }

    private static Token Number(string text, int at)
    {
        int end = at;
        for (int hyphens = 0; end <= text.Length; end++)
        {
            char c = end < text.Length ? text[end] : ' ';
            if (c == '-' && end > at && char.IsAsciiDigit(text[end - 1]) && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))
                hyphens++;
            else if (!char.IsAsciiDigit(c) && hyphens >= 2)
                return new Token(TokenKind.Text, text[at..end], at, end - at);
            else if (!char.IsAsciiDigit(c))
                break;
        }

        end = at;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '.' || (text[end] is '+' or '-' && text[end - 1] is 'e' or 'E')))
            end++;

        return new Token(TokenKind.Number, text[at..end], at, end - at);
    }

    private static Token Word(string text, int at, Names names)
    {
        int end = at, plain = -1;
        for (; end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '.' or '-'); end++)
        {
            if (text[end] == '-' && plain < 0)
                plain = end;
        }

        // The longest known name wins; a hyphen after an unknown one is a minus.
        for (int cut = end; cut > at && plain >= 0; cut = text.LastIndexOf('-', cut - 1))
        {
            if (names.Knows(text[at..cut]) || Names.IsWord(text[at..cut]))
                return new Token(TokenKind.Name, text[at..cut], at, cut - at);
        }

        return new Token(TokenKind.Name, text[at..(plain < 0 ? end : plain)], at, (plain < 0 ? end : plain) - at);
    }
}
