using LazyRich.Store.Reading;
using LazyRich.Store.Writing;
using LazyRich.Store.Writing.Ordering;
using LazyRich.Studies.Plan;

namespace LazyRich.Store.Tests.Fixtures;

/// <summary>A store in a directory of its own, gone afterwards.</summary>
internal sealed class TemporaryStore : IAsyncDisposable
{
    private readonly TemporaryDirectory directory;

    private TemporaryStore(TemporaryDirectory directory, ResultsStore store)
    {
        this.directory = directory;
        Store = store;
    }

    public static DateTime Later { get; } = new(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ResultsStore Store { get; private set; }

    public string Path => Store.Path;

    public IStoreWriter Writer => Store.Writer;

    public IStoreReader Reader => Store.Reader;

    public static async Task<TemporaryStore> CreateAsync(bool exclusive = false)
    {
        var directory = new TemporaryDirectory();
        return new(directory, await ResultsStore.OpenAsync(directory.File("store.db"), new() { Exclusive = exclusive, ChecksReferences = true }, Cancellation));
    }

    public async Task ReopenAsync()
    {
        string path = Path;
        await Store.DisposeAsync();
        Store = await ResultsStore.OpenAsync(path, new() { ChecksReferences = true }, Cancellation);
    }

    public Task<Submission> SubmitAsync(StudyPlan plan) => Writer.SubmitAsync(plan, Cancellation);

    public async Task<IReadOnlyList<LeasedRun>> LeaseAsync(int count, string silo = "silo-a", DateTime? expires = null) =>
        (await Writer.LeaseAsync(silo, new PlanOrder(count), expires ?? Later, Cancellation)).Runs;

    public Task<IReadOnlyList<Verdict>> CommitAsync(params CompletedRun[] batch) => Writer.CommitAsync(batch, Cancellation);

    /// <summary>Leases everything there is and completes it.</summary>
    public async Task SolveAllAsync(Func<LeasedRun, CompletedRun>? solve = null)
    {
        while (await LeaseAsync(100) is { Count: > 0 } leased)
            await CommitAsync([.. leased.Select(solve ?? (run => Outcomes.Succeeded(run)))]);
    }

    public StudyStatus Status(string study) => Reader.Study(study) ?? throw new InvalidOperationException($"no study {study}");

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        directory.Dispose();
    }
}
