using System.Runtime.InteropServices;

namespace LazyRich.Store.Export.Npz;

/// <summary>
/// A column of a table as it grows, then as one array: whole numbers as int64, other numbers as float64 with NaN for "absent", text with "" for
/// "absent". Eight bytes a value, and none for a column in which nothing is: a table of a million runs has a hundred columns.
/// </summary>
internal sealed class ColumnBuffer
{
    /// <summary>Texts beyond these are keys, of which each is another.</summary>
    private const int MostShared = 1024;

    private readonly Dictionary<string, string> shared = new(StringComparer.Ordinal);
    private List<long>? integers;
    private List<double>? numbers;
    private List<string>? texts;
    private int absent;

    /// <param name="value">string, long, double or null; a column of text has no numbers.</param>
    public void Add(object? value)
    {
        switch (value)
        {
            case null:
                AddAbsent();
                break;
            case string text:
                Texts().Add(Share(text));
                break;
            case long whole when numbers is null && absent == 0:
                (integers ??= []).Add(whole);
                break;
            case long whole:
                Numbers().Add(whole);
                break;
            case double number:
                Numbers().Add(number);
                break;
            default:
                throw new ArgumentException($"no array holds {value} ({value.GetType().Name}).", nameof(value));
        }
    }

    public void Write(NpzWriter writer, string name)
    {
        if (texts is not null)
            writer.Write(name, texts);
        else if (integers is not null)
            writer.Write(name, integers);
        else
            writer.Write(name, CollectionsMarshal.AsSpan(Numbers()));
    }

    private void AddAbsent()
    {
        if (texts is not null) texts.Add("");
        else if (numbers is not null || integers is not null) Numbers().Add(double.NaN);
        else absent++;
    }

    private List<string> Texts() => texts ??= [.. Enumerable.Repeat("", absent)];

    /// <summary>What was whole so far is so no longer.</summary>
    private List<double> Numbers()
    {
        if (numbers is not null) return numbers;
        numbers = integers is null ? [.. Enumerable.Repeat(double.NaN, absent)] : integers.ConvertAll(whole => (double)whole);
        integers = null;
        return numbers;
    }

    private string Share(string text)
    {
        if (shared.TryGetValue(text, out string? known)) return known;
        if (shared.Count < MostShared) shared.Add(text, text);
        return text;
    }
}
