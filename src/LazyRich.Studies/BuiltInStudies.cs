using LazyRich.Studies.Faults;
using LazyRich.Studies.Grammar;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies;

/// <summary>Studies that come with the program: files in BuiltIn, one of this assembly's resources each.</summary>
public static class BuiltInStudies
{
    private const string Folder = "LazyRich.Studies.BuiltIn.";

    private static readonly Lazy<IReadOnlyList<BuiltInStudy>> Loaded = new(Load);

    /// <summary>Name, description and text of each, by name.</summary>
    public static IReadOnlyList<BuiltInStudy> All => Loaded.Value;

    private static BuiltInStudy[] Load() =>
    [
        .. typeof(BuiltInStudies).Assembly.GetManifestResourceNames()
            .Where(resource => resource.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(resource => One(resource[Folder.Length..^".yaml".Length], resource)),
    ];

    private static BuiltInStudy One(string name, string resource)
    {
        using var reader = new StreamReader(typeof(BuiltInStudies).Assembly.GetManifestResourceStream(resource)!);
        string text = reader.ReadToEnd();
        var study = (MapNode)YamlTree.Read(text, new FaultList(name))!;
        return new BuiltInStudy(name, ((ScalarNode)study.Find(StudyKeys.Description)!).Value, text);
    }
}

public sealed record BuiltInStudy(string Name, string Description, string Text);
