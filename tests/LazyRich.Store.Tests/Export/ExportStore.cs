using System.Collections.Immutable;
using LazyRich.Dynamics.Definitions;
using LazyRich.Store.Encoding;
using LazyRich.Store.Export;
using LazyRich.Store.Reading;
using LazyRich.Store.Tests.Fixtures;
using LazyRich.Store.Writing;

namespace LazyRich.Store.Tests.Export;

/// <summary>
/// <c>plain</c>: two runs of one shape, times 0, .5, 1. <c>ragged</c>: a 5-5-5 and a 4-2-3 run, so that singular values and products differ in number.
/// <c>until</c>: two runs of one architecture that ended after different numbers of times. <c>empty</c>: nothing has succeeded.
/// </summary>
public sealed class ExportStore : IAsyncLifetime
{
    private TemporaryStore? store;

    public IStoreReader Reader => store!.Reader;

    public byte[] Write(string study, ExportTable table, ExportFormat format)
    {
        using var output = new MemoryStream();
        Exporter.Write(Reader, new(study, table, format), output, TestContext.Current.CancellationToken);
        Assert.True(output.CanRead);
        return output.ToArray();
    }

    public async ValueTask InitializeAsync()
    {
        store = await TemporaryStore.CreateAsync();
        await StudyAsync("plain", [Plans.Definition(-0.1), Plans.Definition(1e-7, seed: 3)], Result(3, 2, 1), Result(3, 2, 4));
        await StudyAsync("ragged", [Plans.Definition(1), Plans.Definition(2, architecture: "4-2-3", scale: 0.5)], Result(3, 2, 1), Result(3, 1, 2));
        await StudyAsync("until", [Until(5), Until(6)], Result(3, 2, 1), Result(2, 2, 2));
        await store.SubmitAsync(Plans.Of("empty", [9]));
    }

    public async ValueTask DisposeAsync() => await store!.DisposeAsync();

    private static RunDefinition Until(double lambda) => Plans.Definition(lambda, time: new ConvergedTime(1e-8, 1e6, 2));

    /// <summary>Loss first·(1, NaN, +∞), then as many singular values and a 2×rank product as asked for.</summary>
    private static EncodedResult Result(int times, int rank, double first) => ResultEncoder.Encode(new(
        [.. Plans.Grid.Times.Take(times)],
        [
            new("loss", [], [.. new[] { first, double.NaN, double.PositiveInfinity }.Take(times)]),
            new("singular-values", [rank], [.. Enumerable.Range(0, times * rank).Select(i => first + (i / 10.0))]),
            new("product", [2, rank], [.. Enumerable.Range(0, times * 2 * rank).Select(i => -first - i)]),
        ],
        new() { ["loss_final"] = first, ["time_to_1pct"] = double.PositiveInfinity, ["lazy_share"] = double.NaN }));

    private async Task StudyAsync(string name, ImmutableArray<RunDefinition> runs, params EncodedResult[] results)
    {
        await store!.SubmitAsync(Plans.Of(name, runs));
        IReadOnlyList<LeasedRun> leased = await store.LeaseAsync(results.Length);
        await store.CommitAsync([.. leased.Select((run, i) => new CompletedRun(run.Key, run.Attempt, results[i], null, 0.5))]);
    }
}
