using LazyRich.Cli.Rendering;
using LazyRich.Reporting.Findings;
using LazyRich.Reporting.Findings.Reading;

namespace LazyRich.Cli.Verbs.Plot;

/// <summary>A finding's file of the user's own.</summary>
internal static class FindingFile
{
    /// <exception cref="UserException">There is no such file, or it has faults: all of them, with file, line and column.</exception>
    public static Finding Read(string path)
    {
        if (!File.Exists(path))
            throw new UserException(ExitCode.Usage, $"no file '{path}'");
        FindingReading reading = FindingReader.Read(File.ReadAllText(path), path);
        return reading.Finding ?? throw new UserException(ExitCode.Usage, $"{Words.Count(reading.Faults.Count, "fault")} in {path}") { Faults = reading.Faults };
    }
}
