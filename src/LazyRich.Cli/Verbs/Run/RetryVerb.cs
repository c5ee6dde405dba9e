using System.CommandLine;
using LazyRich.Cli.Running;

namespace LazyRich.Cli.Verbs.Run;

/// <summary><c>retry STUDY --failed</c>: runs the failed runs of a stored study again, and no others.</summary>
internal sealed class RetryVerb : Verb
{
    private readonly Argument<string> study = new("STUDY") { Description = "A study of the store" };

    private readonly Option<bool> failed = new("--failed") { Description = "The failed runs, all of them and no others", Required = true };

    private readonly RunOptions options = new();

    public RetryVerb() : base("retry", "Runs the failed runs of a study again", "lazyrich retry my-study --failed")
    {
        Arguments.Add(study);
        Options.Add(failed);
        options.AddTo(this);
    }

    protected override Task<int> RunAsync(ParseResult parse, Session session, CancellationToken cancellation)
    {
        session.RequireStore();
        return new StudyRunner(session, options.Of(parse, session), new RetryRequest(session, parse.GetRequiredValue(study))).RunAsync(cancellation);
    }
}
