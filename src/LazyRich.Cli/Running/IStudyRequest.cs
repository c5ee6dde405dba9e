using LazyRich.Reporting.Api;
using LazyRich.Store.Reading;
using LazyRich.Store.Writing;

namespace LazyRich.Cli.Running;

/// <summary>What the user wants done, said to this process's own desk or to that of the process that owns the store. Repeats do no harm.</summary>
internal interface IStudyRequest
{
    /// <returns>Null when the desk is closed.</returns>
    /// <exception cref="UserException">The store has nothing to do it with.</exception>
    Task<Submission?> SayAsync(IStudyDesk desk, IStoreReader reader, CancellationToken cancellation);
}
