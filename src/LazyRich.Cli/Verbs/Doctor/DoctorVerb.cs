using System.CommandLine;

namespace LazyRich.Cli.Verbs.Doctor;

internal sealed class DoctorVerb() : Verb("doctor", "…")
{
    protected override Task<int> RunAsync(ParseResult parse, Session session, CancellationToken cancellation) => Task.FromResult(0);
}
