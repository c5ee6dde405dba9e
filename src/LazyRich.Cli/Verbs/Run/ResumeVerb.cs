using System.CommandLine;
using LazyRich.Cli.Running;

namespace LazyRich.Cli.Verbs.Run;

/// <summary><c>resume [STUDY]</c>: goes on with a stored study; its file is not needed.</summary>
internal sealed class ResumeVerb : Verb
{
    private readonly Argument<string?> study = new("STUDY")
    {
        Description = "A study of the store; absent: the only unfinished one",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly RunOptions options = new();

    public ResumeVerb() : base(
        "resume", "Goes on with an interrupted study of the store; its file is not needed",
        "lazyrich resume lazy-to-rich",
        "lazyrich resume")
    {
        Arguments.Add(study);
        options.AddTo(this);
    }

    protected override Task<int> RunAsync(ParseResult parse, Session session, CancellationToken cancellation)
    {
        session.RequireStore();
        return new StudyRunner(session, options.Of(parse, session), new ResumeRequest(session, parse.GetValue(study))).RunAsync(cancellation);
    }
}
