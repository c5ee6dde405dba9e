using System.CommandLine;
using LazyRich.Cli.Rendering;
using LazyRich.Studies.Files;
using LazyRich.Studies.Plan;

namespace LazyRich.Cli;

/// <summary>STUDY where a study is read: a built-in name or a file.</summary>
internal static class StudyArgument
{
    public static Argument<string> Make() => new("STUDY") { Description = "A built-in study (lazyrich studies) or a study file, YAML or JSON" };

    /// <exception cref="UserException">The file has faults: all of them, with file, line and column.</exception>
    public static StudyPlan Read(string nameOrPath, Session session)
    {
        StudyPlan plan = Read(nameOrPath);
        return plan;
    }

    private static StudyPlan Read(string nameOrPath)
    {
        StudyReading reading = StudyReader.Open(nameOrPath);
        if (reading.Faults is [{ Line: 0 } fault])
        {
            throw new UserException(ExitCode.Usage, fault.ToString(), "lazyrich studies  lists the built-in ones")
            {
                Faults = reading.Faults,
                FaultsAreSaid = true,
            };
        }

        string summary = $"{Words.Count(reading.Faults.Count, "fault")} in {nameOrPath}; nothing ran and nothing is stored";
        return reading.Plan ?? throw new UserException(ExitCode.Usage, summary) { Faults = reading.Faults };
    }
}
