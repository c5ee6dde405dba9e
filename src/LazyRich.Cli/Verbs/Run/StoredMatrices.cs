using LazyRich.Dynamics.Algebra;
using LazyRich.Store.Reading;
using LazyRich.Studies.Matrices;

namespace LazyRich.Cli.Verbs.Run;

/// <summary>
/// The matrix files of a stored study, wherever they are by now: what they held when it was submitted. Only a file that it did not name then is
/// looked for in a folder.
/// </summary>
/// <param name="folder">Where the command is called.</param>
internal sealed class StoredMatrices(IStoreReader reader, StoredSource source, string folder) : IMatrixSource
{
    private readonly MatrixDirectory here = new(folder);
    private readonly List<string> changed = [];

    /// <summary>Whether a file is neither stored nor in the folder.</summary>
    public bool LacksOne { get; private set; }

    /// <summary>Files that the folder has too, with other numbers than the stored ones.</summary>
    public IReadOnlyList<string> Changed => changed;

    public string Whereabouts =>
        $"{(source.Files.Count == 0 ? "no files are stored with the study, and" : "it is not stored with the study, and other")} paths start at {folder}";

    public Matrix? Find(string name) => Stored(name) ?? New(name);

    public string? Nearest(string name) => LazyRich.Studies.Faults.Nearest.Of(name, source.Files.Keys) ?? here.Nearest(name);

    private Matrix? Stored(string name)
    {
        if (!source.Files.TryGetValue(name, out string? digest) || reader.Input(digest) is not { } stored)
            return null;
        if (Readable(name) is { } other && !(other.Rows == stored.Rows && other.Columns == stored.Columns && other.Data.AsSpan().SequenceEqual(stored.Data)))
            changed.Add(name);
        return stored;
    }

    private Matrix? New(string name)
    {
        Matrix? found = here.Find(name);
        LacksOne |= found is null;
        return found;
    }

    /// <summary>What cannot be read does not matter here: it is not what the study is made of.</summary>
    private Matrix? Readable(string name)
    {
        try
        {
            return here.Find(name);
        }
        catch (Exception error) when (error is MatrixFormatException or IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
