using System.Text.Json.Nodes;
using LazyRich.Cli.Rendering;
using LazyRich.Reporting.Json;
using LazyRich.Store.Reading;
using Spectre.Console;

namespace LazyRich.Cli.Verbs.Overview;

/// <summary>The studies of a store as a table or as JSON.</summary>
internal static class StudyList
{
    public static JsonObject Json(IReadOnlyList<StudyStatus> studies, bool running) =>
        new() { ["studies"] = new JsonArray([.. studies.Select(study => (JsonNode)StudyJson.Of(study, running))]) };

    public static int Show(Session session, IReadOnlyList<StudyStatus> studies, bool running)
    {
        if (studies.Count == 0)
        {
            session.Say($"{session.StoreName} has no studies yet; {session.Line("run lazy-to-rich")} runs a first one");
            return ExitCode.Success;
        }

        var table = new TextTable("study", ">runs", "state", "submitted", "description") { CutsLast = true };
        foreach (StudyStatus study in studies)
        {
            table.Add(
                new Cell(study.Study, new Style(decoration: Decoration.Bold)),
                $"{study.Runs:N0}",
                State(study, running),
                $"{study.Submitted:yyyy-MM-dd HH:mm}Z",
                study.Description);
        }

        table.Print(session);
        return ExitCode.Success;
    }

    public static string Title(string study, string description) => description.Length > 0 ? $"{study}: {description}" : study;

    /// <summary>"paused: 512 succeeded, 8 planned".</summary>
    public static string State(StudyStatus study, bool running) =>
        (study.State == "active" ? "" : $"{study.State}: ") + string.Join(", ", Counts(study, running));

    /// <summary>"512 succeeded", "8 failed", …: what there is, and nothing that there is not.</summary>
    public static IEnumerable<string> Counts(StudyStatus study, bool running)
    {
        (long Count, string State)[] counts =
        [
            (study.Succeeded, "succeeded"), (study.Failed, "failed"), (study.Cancelled, "cancelled"),
            (study.Leased, running ? "running" : "interrupted"), (study.Planned, "planned"),
        ];
        return counts
            .Where(count => count.Count > 0)
            .Select(count => count.Count == study.Runs ? $"all {count.State}" : $"{count.Count:N0} {count.State}");
    }
}
