using System.Text;
using LazyRich.Dynamics.Algebra;
using LazyRich.Studies.Faults;
using LazyRich.Studies.Matrices;
using LazyRich.Studies.Reading;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Files;

/// <summary>
/// From text to a validated, expanded plan. Reads matrix files relative to the study file; writes nothing. Never throws for what a file holds.
/// </summary>
public static class StudyReader
{
    /// <summary>A plan of more runs than this is a fault unless told otherwise.</summary>
    public const long DefaultMaximumRuns = 10_000_000;

    private const long LargestFile = 16 << 20;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <param name="nameOrPath">
    /// A built-in study's name (<see cref="BuiltInStudies"/>), or a path: what contains a separator or ends in .yaml, .yml or .json.
    /// </param>
    /// <param name="maximumRuns">A plan of more runs than this is a fault.</param>
    public static StudyReading Open(string nameOrPath, long maximumRuns = DefaultMaximumRuns)
    {
        bool path = nameOrPath.Contains('/', StringComparison.Ordinal) || nameOrPath.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal)
            || IsStudyFile(nameOrPath);
        if (!path && BuiltInStudies.All.FirstOrDefault(study => study.Name == nameOrPath) is BuiltInStudy builtIn)
            return Read(builtIn.Text, $"{builtIn.Name}.yaml", Directory.GetCurrentDirectory(), maximumRuns);
        if (!path)
        {
            string[] names = [.. BuiltInStudies.All.Select(study => study.Name)];
            string message = $"there is no built-in study '{nameOrPath}' (there are {string.Join(", ", names)}); a file's name ends in .yaml, .yml or .json";
            return Failed(nameOrPath, message, Nearest.Of(nameOrPath, names));
        }

        return Text(nameOrPath, out StudyReading? failed) is string text
            ? Read(text, nameOrPath, Path.GetDirectoryName(Path.GetFullPath(nameOrPath))!, maximumRuns)
            : failed!;
    }

    /// <param name="text">YAML or JSON.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="directory">Where its matrix files are looked for.</param>
    public static StudyReading Read(string text, string file, string directory, long maximumRuns = DefaultMaximumRuns) =>
        Read(text, file, new MatrixDirectory(directory), maximumRuns);

    /// <summary>Touches no file of this machine.</summary>
    /// <param name="matrices">What the study's matrix files hold, by the names it gives them.</param>
    public static StudyReading Read(
        string text, string file, IReadOnlyDictionary<string, Matrix> matrices, long maximumRuns = DefaultMaximumRuns) =>
        Read(text, file, new GivenMatrices(matrices), maximumRuns);

    /// <param name="matrices">Where its matrix files come from.</param>
    public static StudyReading Read(string text, string file, IMatrixSource matrices, long maximumRuns = DefaultMaximumRuns) =>
        new StudyFile(text.TrimStart('\uFEFF'), matrices, new FaultList(file), maximumRuns).Read();

    private static string? Text(string path, out StudyReading? failed)
    {
        failed = null;
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
                failed = Failed(path, Directory.Exists(path) ? $"'{path}' is a directory; give a file" : $"there is no file '{path}'", Near(file));
            else if (file.Length > LargestFile)
                failed = Failed(path, $"it is larger than {LargestFile >> 20} MiB; that is no study file", null);
            else
                return Strict.GetString(File.ReadAllBytes(path));
        }
        catch (DecoderFallbackException)
        {
            failed = Failed(path, "it is not UTF-8 text", null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            failed = Failed(path, $"it cannot be opened: {error.Message.TrimEnd('.')}", null);
        }

        return null;
    }

    private static StudyReading Failed(string file, string message, string? nearest)
    {
        var faults = new FaultList(file);
        faults.Add(new Place(0, 0), file, message, nearest);
        return new StudyReading(null, faults.All);
    }

    private static string? Near(FileInfo file) => file.Directory is { Exists: true } folder
        ? Nearest.Of(file.Name, folder.EnumerateFiles().Select(other => other.Name).Where(IsStudyFile))
        : null;

    private static bool IsStudyFile(string path) => Path.GetExtension(path) is ".yaml" or ".yml" or ".json";
}
