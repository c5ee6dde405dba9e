using System.CommandLine;
using System.Text.Json.Nodes;
using LazyRich.Cli.Rendering;
using LazyRich.Reporting.Findings;
using LazyRich.Studies;

namespace LazyRich.Cli.Verbs.Studies;

/// <summary><c>studies show NAME</c>: the file of a built-in study.</summary>
internal sealed class ShowStudyVerb : Verb
{
    private readonly Argument<string> name = new("NAME") { Description = "A built-in study" };

    private readonly Option<bool> finding = new("--finding") { Description = "The file of its finding instead: figures, numbers and the sentence" };

    public ShowStudyVerb() : base("show", "Prints the file of a built-in study", "lazyrich studies show lazy-to-rich > my.yaml",
        "lazyrich studies show lazy-to-rich --finding > my-finding.yaml")
    {
        Arguments.Add(name);
        Options.Add(finding);
    }

    protected override Task<int> RunAsync(ParseResult parse, Session session, CancellationToken cancellation)
    {
        string wanted = parse.GetRequiredValue(name);
        string[] names = [.. BuiltInStudies.All.Select(study => study.Name)];
        if (BuiltInStudies.All.FirstOrDefault(study => study.Name == wanted) is not { } found)
            throw new UserException(ExitCode.Usage, $"no built-in study '{wanted}'; {Words.Instead(wanted, names)}");

        string? answers = BuiltInFindings.Text(found.Name);
        if (session.Json)
            session.Answer(new JsonObject { ["study"] = found.Name, ["description"] = found.Description, ["text"] = found.Text, ["finding"] = answers });
        else
            session.Terminal.Out.Write(parse.GetValue(finding) ? answers : found.Text);
        return Task.FromResult(ExitCode.Success);
    }
}
