using System.CommandLine;

namespace LazyRich.Cli.Verbs.Export;

internal sealed class ExportVerb() : Verb("export", "…")
{
    protected override Task<int> RunAsync(ParseResult parse, Session session, CancellationToken cancellation) => Task.FromResult(0);
}
