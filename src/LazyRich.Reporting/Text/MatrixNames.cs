using System.Collections.Frozen;
using LazyRich.Store.Reading;

namespace LazyRich.Reporting.Text;

/// <summary>
/// What one study calls the matrix files that its runs name by digest, for people to read: conditions, exports and documents keep the digest. Another
/// study may call the same numbers otherwise. Thread-safe.
/// </summary>
public sealed class MatrixNames
{
    /// <summary>Room for a name at the end of a line or beside a colour.</summary>
    private const int Longest = 26;

    private static readonly char[] folders = ['/', '\\'];

    private readonly FrozenDictionary<string, string> labels;

    private MatrixNames(FrozenDictionary<string, string> labels) => this.labels = labels;

    /// <param name="files">Digests, by the names that a study file gives them.</param>
    public MatrixNames(IReadOnlyDictionary<string, string> files)
    {
        // Two files may hold the same numbers, and are one matrix then.
        (string Digest, string Name)[] named =
            [.. files.GroupBy(file => file.Value).Select(same => (same.Key, same.Select(file => file.Key).Min(StringComparer.Ordinal)!))];
        labels = named.ToFrozenDictionary(
            one => one.Digest, one => Shortest(one.Name, [.. named.Select(other => other.Name).Where(other => other != one.Name)]));
    }

    /// <param name="study">Null: the whole store, where no study's names count.</param>
    public static MatrixNames Of(IStoreReader store, string? study) =>
        new(study is not null && store.StudySource(study) is { } source ? source.Files : new Dictionary<string, string>());

    /// <summary>Of a run by itself: every name that a study of it has for a matrix.</summary>
    public static MatrixNames OfRun(IStoreReader store, RunDetail run) => new(run.Studies
        .SelectMany(study => Of(store, study).labels)
        .GroupBy(label => label.Key, label => label.Value)
        .ToFrozenDictionary(same => same.Key, same => string.Join(", ", same.Distinct().Order(StringComparer.Ordinal))));

    /// <summary>The name in place of a digest that has one; any other value as it is. Two values stay two.</summary>
    /// <param name="value">Of a parameter column.</param>
    public object? Of(object? value) => value is string text && labels.TryGetValue(text, out string? name) ? name : value;

    /// <summary>The same for the values of a row.</summary>
    public object?[] Row(object?[] values) => labels.Count == 0 ? values : Array.ConvertAll(values, Of);

    /// <summary>The same for the parameters of a run.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Parameters(IReadOnlyList<KeyValuePair<string, object?>> parameters) =>
        labels.Count == 0 ? parameters : [.. parameters.Select(parameter => KeyValuePair.Create(parameter.Key, Of(parameter.Value)))];

    /// <summary>The names of the digests that stand in a text; empty where none is known.</summary>
    public string In(string text) =>
        string.Join(", ", labels.Where(label => text.Contains(label.Key, StringComparison.Ordinal)).Select(label => label.Value).Order(StringComparer.Ordinal));

    /// <summary>As much of a path's end as no other path ends in: the file's name, with as many folders before it as tell it apart.</summary>
    private static string Shortest(string name, string[] others)
    {
        string end = Ends(name).FirstOrDefault(end => !others.Any(other => EndsIn(other, end)), name);
        return end.Length > Longest && !others.Any(other => other.EndsWith(end[^(Longest - 1)..], StringComparison.Ordinal))
            ? $"…{end[^(Longest - 1)..]}" : end;
    }

    /// <summary>The file's name, then with one folder before it, and so on to the whole path.</summary>
    private static IEnumerable<string> Ends(string path)
    {
        for (int folder = path.LastIndexOfAny(folders); folder >= 0; folder = folder == 0 ? -1 : path.LastIndexOfAny(folders, folder - 1))
            yield return path[(folder + 1)..];
        yield return path;
    }

    private static bool EndsIn(string path, string end) =>
        path == end || (path.EndsWith(end, StringComparison.Ordinal) && folders.Contains(path[^(end.Length + 1)]));
}
