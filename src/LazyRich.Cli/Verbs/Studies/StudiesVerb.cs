using System.CommandLine;
using System.Text.Json.Nodes;
using LazyRich.Cli.Rendering;
using LazyRich.Reporting.Findings;
using LazyRich.Studies;
using LazyRich.Studies.Files;
using LazyRich.Studies.Plan;
using Spectre.Console;

namespace LazyRich.Cli.Verbs.Studies;

/// <summary><c>studies</c>: what comes with the program.</summary>
internal sealed class StudiesVerb : Verb
{
    public StudiesVerb() : base(
        "studies", "The built-in studies: list, show, or print the JSON Schema of study files",
        "lazyrich studies",
        "lazyrich studies show lazy-to-rich > my.yaml  # a file to start from",
        "lazyrich studies schema > study.schema.json  # for your editor")
    {
        Subcommands.Add(new ShowStudyVerb());
        Subcommands.Add(new SchemaVerb());
    }

    protected override Task<int> RunAsync(ParseResult parse, Session session, CancellationToken cancellation)
    {
        (BuiltInStudy Study, StudyPlan? Plan)[] studies = [.. BuiltInStudies.All.Select(study => (study, StudyReader.Open(study.Name).Plan))];
        if (session.Json)
        {
            session.Answer(new JsonObject
            {
                ["studies"] = new JsonArray([.. studies.Select(entry => (JsonNode)new JsonObject
                {
                    ["study"] = entry.Study.Name, ["runs"] = entry.Plan?.Count, ["description"] = entry.Study.Description,
                    ["question"] = BuiltInFindings.Find(entry.Study.Name)?.Question,
                })]),
            });
            return Task.FromResult(ExitCode.Success);
        }

        var table = new TextTable("study", ">runs", "question") { CutsLast = true };
        foreach ((BuiltInStudy study, StudyPlan? plan) in studies)
            table.Add(new Cell(study.Name, new Style(decoration: Decoration.Bold)), $"{plan?.Count:N0}", BuiltInFindings.Find(study.Name)?.Question ?? study.Description);
        table.Print(session);
        session.Say($"  {session.Line($"run {studies[0].Study.Name}")}  runs one;  lazyrich studies show {studies[0].Study.Name}  prints its file");
        return Task.FromResult(ExitCode.Success);
    }
}
