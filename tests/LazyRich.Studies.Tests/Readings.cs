using LazyRich.Studies.Files;
using LazyRich.Studies.Plan;

namespace LazyRich.Studies.Tests;

/// <summary>Short ways to read study files in tests.</summary>
internal static class Readings
{
    /// <summary>The keys that every study needs, in four lines.</summary>
    public const string Head = "study: s\ntask: random-regression\narchitecture: 5-5-5\nlambda: 1\n";

    public static StudyReading Of(string text, long maximumRuns = StudyReader.DefaultMaximumRuns) => StudyReader.Read(text, "s.yaml", ".", maximumRuns);

    public static StudyPlan Plan(string text)
    {
        StudyReading reading = Of(text);
        Assert.True(reading.Plan is not null, string.Join('\n', reading.Faults));
        return reading.Plan;
    }

    public static List<PlannedRun> Runs(string text) => [.. Plan(text).Runs];

    public static IReadOnlyList<StudyFault> Faults(string text)
    {
        StudyReading reading = Of(text);
        Assert.Null(reading.Plan);
        Assert.NotEmpty(reading.Faults);
        return reading.Faults;
    }
}
