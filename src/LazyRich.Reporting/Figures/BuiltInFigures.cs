using LazyRich.Reporting.Figures.Reading;

namespace LazyRich.Reporting.Figures;

/// <summary>Figures that come with the program: the files of dashboards/, one of this assembly's resources each.</summary>
public static class BuiltInFigures
{
    private const string Folder = "LazyRich.Reporting.Figures.BuiltIn.";
    private const string Suffix = ".yaml";

    public static IReadOnlyList<Figure> All => [.. Resources().Select(Load)];

    public static IReadOnlyList<string> Names { get; } = [.. Resources().Select(NameOf)];

    public static Figure? Find(string name) => Resources().FirstOrDefault(resource => NameOf(resource) == name) is { } found ? Load(found) : null;

    private static IEnumerable<string> Resources() =>
        typeof(BuiltInFigures).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    /// <summary>A resource is called as its file, which is called as its figure.</summary>
    private static string NameOf(string resource) => resource[Folder.Length..^Suffix.Length];

    private static Figure Load(string resource)
    {
        using var reader = new StreamReader(typeof(BuiltInFigures).Assembly.GetManifestResourceStream(resource)!);
        FigureReading reading = FigureReader.Read(reader.ReadToEnd(), resource);
        return reading.Figure ?? throw new InvalidDataException(string.Join(Environment.NewLine, reading.Faults));
    }
}
