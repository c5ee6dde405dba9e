using System.Globalization;

namespace LazyRich.Store.Reading.Language;

/// <summary>From a condition's characters to its words, numbers, quoted texts and symbols.</summary>
internal static class Lexer
{
    private static readonly string[] Symbols = ["==", "!=", "<>", "<=", ">=", "=", "<", ">", "(", ")", ","];

    /// <exception cref="QueryException">A character that means nothing, an open quote, text without quotes.</exception>
    public static List<Token> Read(string condition)
    {
        var tokens = new List<Token>();
        int at = 0;
        while (true)
        {
            while (at < condition.Length && char.IsWhiteSpace(condition[at]))
                at++;
            if (at == condition.Length) break;
            Token token = Next(condition, at, out at);
            tokens.Add(token);
        }

        tokens.Add(new(TokenKind.End, condition.Length + 1, "", 0));
        return tokens;
    }

    private static Token Next(string condition, int from, out int to)
    {
        char c = condition[from];
        if (c is '\'' or '"') return Quoted(condition, from, out to);
        if (char.IsAsciiDigit(c) || c is '+' or '-' or '.') return Number(condition, from, out to);
        if (char.IsLetter(c) || c == '_')
        {
            to = EndOfWord(condition, from);
            return new(TokenKind.Word, from + 1, condition[from..to], 0);
        }

        foreach (string symbol in Symbols)
        {
            if (string.CompareOrdinal(condition, from, symbol, 0, symbol.Length) != 0) continue;
            to = from + symbol.Length;
            return new(TokenKind.Symbol, from + 1, symbol, 0);
        }

        throw new QueryException($"at {from + 1}: '{c}' means nothing here; comparisons are = != < <= > >= in between like is.");
    }

    /// <summary>A quote inside is written twice.</summary>
    private static Token Quoted(string condition, int from, out int to)
    {
        char quote = condition[from];
        for (int i = from + 1; i < condition.Length; i++)
        {
            if (condition[i] != quote) continue;
            if (i + 1 < condition.Length && condition[i + 1] == quote)
            {
                i++;
                continue;
            }

            to = i + 1;
            string text = condition[(from + 1)..i].Replace(new string(quote, 2), quote.ToString(), StringComparison.Ordinal);
            return new(TokenKind.Text, from + 1, text, 0);
        }

        throw new QueryException($"at {from + 1}: the quote {quote} is never closed.");
    }

    private static Token Number(string condition, int from, out int to)
    {
        int end = from + 1;
        while (end < condition.Length && (IsPartOfWord(condition[end]) || (condition[end] is '+' or '-' && condition[end - 1] is 'e' or 'E')))
            end++;
        to = end;
        string text = condition[from..end];
        if (text.TrimStart('+', '-').ToLowerInvariant() is "inf" or "infinity")
            return new(TokenKind.Number, from + 1, text, text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity);
        bool ends = char.IsAsciiDigit(text[^1]) || text[^1] == '.';
        if (ends && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
            return new(TokenKind.Number, from + 1, text, number);
        throw new QueryException($"at {from + 1}: '{text}' is not a number; text is written in quotes: '{text}'.");
    }

    private static int EndOfWord(string condition, int from)
    {
        int end = from + 1;
        while (end < condition.Length && IsPartOfWord(condition[end]))
            end++;
        return end;
    }

    /// <summary>Names have dots and hyphens: <c>solver.learning-rate</c>. There is no subtraction to confuse them with.</summary>
    private static bool IsPartOfWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '.' or '-';
}
