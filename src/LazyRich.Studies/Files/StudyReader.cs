namespace LazyRich.Studies.Files;

/// <summary>From text to a validated, expanded plan. Reads matrix files relative to the study file; writes nothing.</summary>
public static class StudyReader
{
    /// <param name="nameOrPath">A built-in study's name (<see cref="BuiltInStudies"/>) or a path; a path wins when it contains a separator or ends in .yaml, .yml or .json.</param>
    /// <param name="maximumRuns">A plan of more runs than this is a fault.</param>
    public static StudyReading Open(string nameOrPath, long maximumRuns = 10_000_000) => throw new NotSupportedException($"skeleton {nameOrPath} {maximumRuns}");

    /// <param name="text">YAML or JSON.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="directory">Where its matrix files are looked for.</param>
    public static StudyReading Read(string text, string file, string directory, long maximumRuns = 10_000_000) =>
        throw new NotSupportedException($"skeleton {text} {file} {directory} {maximumRuns}");
}
