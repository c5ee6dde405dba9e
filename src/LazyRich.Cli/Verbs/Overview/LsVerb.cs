using System.CommandLine;
using LazyRich.Store.Reading;

namespace LazyRich.Cli.Verbs.Overview;

/// <summary><c>ls</c>: the studies in the store.</summary>
internal sealed class LsVerb : Verb
{
    public LsVerb() : base("ls", "The studies in the store", "lazyrich ls", "lazyrich ls --store results.db --json")
    {
    }

    protected override Task<int> RunAsync(ParseResult parse, Session session, CancellationToken cancellation)
    {
        IReadOnlyList<StudyStatus> studies = session.OpenReader().Studies();
        if (!session.Json)
            return Task.FromResult(StudyList.Show(session, studies, session.IsLive));
        session.Answer(StudyList.Json(studies, session.IsLive));
        return Task.FromResult(ExitCode.Success);
    }
}
