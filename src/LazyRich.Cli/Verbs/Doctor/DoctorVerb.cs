using System.CommandLine;
using System.Text.Json.Nodes;
using LazyRich.Cli.Rendering;
using Spectre.Console;

namespace LazyRich.Cli.Verbs.Doctor;

/// <summary><c>doctor</c>: what this machine and this store are like, and whether they work. Changes nothing.</summary>
internal sealed class DoctorVerb() : Verb(
    "doctor", "Looks over the machine and the store, and says what it finds. Changes nothing",
    "lazyrich doctor",
    "lazyrich doctor --store results.db --json")
{
    protected override Task<int> RunAsync(ParseResult parse, Session session, CancellationToken cancellation)
    {
        IEnumerable<Check> store = session is { HasHead: true, Remote: { } head }
            ? HeadChecks.Look(session, head)
            : [.. DiskChecks.Look(session), .. StoreChecks.Look(session, cancellation)];
        Check[] checks = [.. MachineChecks.Look(), .. store];
        if (session.Json)
            session.Answer(Document(checks));
        else
            Show(session, checks);
        return Task.FromResult(checks.FirstOrDefault(check => check.State == CheckState.Fault)?.ExitCode ?? ExitCode.Success);
    }

    private static JsonObject Document(Check[] checks) => new()
    {
        ["ok"] = checks.All(check => check.State != CheckState.Fault),
        ["checks"] = new JsonArray([.. checks.Select(check => (JsonNode)new JsonObject
        {
            ["name"] = check.Name,
            ["state"] = check.State.ToString().ToLowerInvariant(),
            ["text"] = check.Text,
        })]),
    };

    private static void Show(Session session, Check[] checks)
    {
        var table = new TextTable("", "", "");
        foreach (Check check in checks)
        {
            (string mark, Style style) = check.State switch
            {
                CheckState.Ok => ("ok", new Style(Color.Green)),
                CheckState.Warning => ("note", new Style(Color.Yellow)),
                _ => ("FAULT", new Style(Color.Red, decoration: Decoration.Bold)),
            };
            table.Add(new Cell(mark, style), new Cell(check.Name, new Style(decoration: Decoration.Bold)), check.Text);
        }

        table.Print(session);
        int faults = checks.Count(check => check.State == CheckState.Fault);
        session.Say(faults == 0 ? "everything works" : $"{faults} fault{(faults == 1 ? "" : "s")}");
    }
}
