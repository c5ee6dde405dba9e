using LazyRich.Reporting.Findings.Reading;

namespace LazyRich.Reporting.Findings;

/// <summary>Findings that come with the program, one for each built-in study: the files of dashboards/findings, one of this assembly's resources each.</summary>
public static class BuiltInFindings
{
    private const string Folder = "LazyRich.Reporting.Findings.BuiltIn.";
    private const string Suffix = ".yaml";

    public static IReadOnlyList<string> Studies { get; } =
    [
        .. typeof(BuiltInFindings).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => name[Folder.Length..^Suffix.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <returns>Null when there is none for a study of that name.</returns>
    public static Finding? Find(string study) => Text(study) is not { } text ? null
        : FindingReader.Read(text, $"{study}{Suffix}") is { Finding: { } finding } ? finding
        : throw new InvalidDataException($"The finding of {study} has faults.");

    /// <summary>The file of a study's finding; null when there is none.</summary>
    public static string? Text(string study)
    {
        using Stream? stream = typeof(BuiltInFindings).Assembly.GetManifestResourceStream($"{Folder}{study}{Suffix}");
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
