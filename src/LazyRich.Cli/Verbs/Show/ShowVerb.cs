using System.CommandLine;
using LazyRich.Reporting.Json;
using LazyRich.Store.Reading;

namespace LazyRich.Cli.Verbs.Show;

/// <summary><c>show RUN</c>: everything about one run but its trajectory's numbers.</summary>
internal sealed class ShowVerb : Verb
{
    private readonly Argument<string> run = RunArgument.Make();

    private readonly Option<bool> definition = new("--definition") { Description = "Only the canonical JSON, whose hash is the key" };

    public ShowVerb() : base(
        "show", "One run: parameters, summary with units, attempts, stored series",
        "lazyrich show 4f2a",
        "lazyrich show 4f2a --definition")
    {
        Arguments.Add(run);
        Options.Add(definition);
    }

    protected override Task<int> RunAsync(ParseResult parse, Session session, CancellationToken cancellation)
    {
        IStoreReader reader = session.OpenReader();
        RunDetail found = RunArgument.Find(session, reader, parse.GetRequiredValue(run));
        if (parse.GetValue(definition))
            session.Print(found.Definition);
        else if (session.Json)
            session.Answer(RunJson.Of(found));
        else
            RunSheet.Print(session, reader, found);
        return Task.FromResult(ExitCode.Success);
    }
}
