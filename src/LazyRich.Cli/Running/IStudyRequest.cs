using LazyRich.Reporting.Api;
using LazyRich.Store.Reading;
using LazyRich.Store.Writing;

namespace LazyRich.Cli.Running;

/// <summary>What the user wants done, said to this process's own desk or to that of the process that holds the store. Repeats do no harm.</summary>
internal interface IStudyRequest
{
    /// <exception cref="UserException">The store has nothing to do it with.</exception>
    Task<Submission?> SayAsync(StudyDesk desk, IStoreReader reader, CancellationToken cancellation);

    /// <exception cref="OwnerGoneException">That process is about to end, or is gone.</exception>
    Task<Submission> SayAsync(OwnerClient owner, CancellationToken cancellation);
}
