using LazyRich.Studies.Plan;

namespace LazyRich.Store.Reading.Language;

/// <summary>A written value as the database compares it with a column.</summary>
internal static class ColumnValue
{
    private const int KeyDigits = 32;

    /// <exception cref="QueryException">The value is not of the column's type, or none the column ever has.</exception>
    public static object Of(QueryColumn column, Literal literal)
    {
        if (column.Type == ColumnType.Number)
        {
            return literal.Value is double ? literal.Value : throw TokenReader.Fault(
                literal.Token, $"{column.Name} is a number, and {literal.Token} is not.");
        }

        if (literal.Value is not string text)
            throw TokenReader.Fault(literal.Token, $"{column.Name} is text, which is written in quotes: '{literal.Token.Text}'.");
        if (column.Type == ColumnType.Key) return Key(text, literal.Token);
        if (column.Choices.Count > 0 && !column.Choices.Contains(text))
            throw TokenReader.Fault(literal.Token, $"{column.Name} is never {literal.Token}; it is {string.Join(", ", column.Choices)}.");
        return text;
    }

    private static byte[] Key(string text, Token token) => RunKey.TryParse(text, out RunKey key)
        ? key.ToBytes()
        : throw TokenReader.Fault(token, $"a run has {KeyDigits} hex digits; the runs that begin with fewer are: run like '{text}%'.");
}
