using System.CommandLine;

namespace LazyRich.Cli.Verbs.Overview;

/// <summary><c>ls</c>: the studies in the store.</summary>
internal sealed class LsVerb : Verb
{
    public LsVerb() : base("ls", "The studies in the store", "lazyrich ls", "lazyrich ls --store results.db --json")
    {
    }

    protected override Task<int> RunAsync(ParseResult parse, Session session, CancellationToken cancellation) =>
        Task.FromResult(StudyList.Show(session, session.OpenReader(), session.IsLive));
}
