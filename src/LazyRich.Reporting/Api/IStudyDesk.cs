using LazyRich.Store.Writing;
using LazyRich.Studies.Plan;

namespace LazyRich.Reporting.Api;

/// <summary>Where studies are handed in and ordered about: in the process that owns the store, or, over HTTP, from any other. Repeats do no harm.</summary>
public interface IStudyDesk
{
    /// <returns>Null when this process is about to end: ask the next owner.</returns>
    Task<Submission?> SubmitAsync(StudyPlan plan, CancellationToken cancellation);

    /// <summary>Plans the failed runs of a stored study again.</summary>
    /// <returns>How many; null when this process is about to end.</returns>
    Task<int?> RetryFailedAsync(string study, CancellationToken cancellation);

    /// <summary>Pauses, resumes, stops or cancels a stored study, whatever state it is in. False when this process is about to end.</summary>
    Task<bool> OrderAsync(StudyOrder order, string study, CancellationToken cancellation);

    /// <summary>Waits for a stored study too. False when this process is about to end.</summary>
    Task<bool> FollowAsync(string study, CancellationToken cancellation);
}
