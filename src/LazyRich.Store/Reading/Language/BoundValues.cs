using System.Globalization;
using Microsoft.Data.Sqlite;

namespace LazyRich.Store.Reading.Language;

/// <summary>The values of a statement under construction. What a user wrote goes here and never into the text.</summary>
internal sealed class BoundValues
{
    /// <summary>SQLite's own limit is 32,766.</summary>
    private const int Most = 32_000;

    private readonly List<object> values = [];

    /// <returns>The name that stands for it.</returns>
    /// <exception cref="QueryException">There are too many.</exception>
    public string Add(object value)
    {
        if (values.Count == Most)
            throw new QueryException($"a condition holds {Most} values at most; ask in several parts.");
        values.Add(value);
        return Name(values.Count - 1);
    }

    public void Bind(SqliteCommand command)
    {
        for (int i = 0; i < values.Count; i++)
            command.Parameters.AddWithValue(Name(i), values[i]);
    }

    private static string Name(int index) => string.Create(CultureInfo.InvariantCulture, $"@v{index}");
}
