using LazyRich.Dynamics.Results;
using LazyRich.Store.Reading;
using LazyRich.Store.Writing;

namespace LazyRich.Store.Tests.Fixtures;

/// <summary>Study <c>main</c>: λ −2 … 5 in plan order, the last two in another architecture and scale; <c>other</c> shares λ=0.</summary>
public sealed class QueryStore : IAsyncLifetime
{
    private TemporaryStore? store;

    public IStoreReader Reader => store!.Reader;

    public string Path => store!.Path;

    public async ValueTask InitializeAsync()
    {
        store = await TemporaryStore.CreateAsync();
        await store.SubmitAsync(Plans.Of("main",
        [
            .. new double[] { -2, -1, 0, 1, 2, 3 }.Select(lambda => Plans.Definition(lambda)),
            .. new double[] { 4, 5 }.Select(lambda => Plans.Definition(lambda, architecture: "10-5-5", scale: 0.5)),
        ]));
        await store.SubmitAsync(Plans.Of("other", [0]));
        IReadOnlyList<LeasedRun> runs = await store.LeaseAsync(7);
        Action<Summary>[] summaries =
        [
            s => (s["loss_final"], s["loss_initial"], s["ntk_distance_limit"]) = (double.NaN, 10, double.NaN),
            s => (s["loss_final"], s["loss_initial"], s["ntk_distance_limit"]) = (7, 10, .009),
            s => (s["loss_final"], s["loss_initial"], s["ntk_distance_limit"], s["saddle"]) = (3, 10, .01, 1),
            s => (s["loss_final"], s["loss_initial"]) = (double.PositiveInfinity, 10),
            s => (s["loss_final"], s["loss_initial"], s["ntk_distance_limit"], s["lazy_share"], s["log_delay"]) = (11, 10, .5, .6, .99),
            _ => { },
            s => (s["loss_final"], s["loss_initial"], s["ntk_distance_limit"], s["lazy_share"], s["log_delay"]) = (12, 10, .5, .6, 1),
        ];
        await store.CommitAsync([.. runs.Select((run, i) => i == 5 ? Outcomes.Failed(run) : Outcomes.Succeeded(run, summaries[i]))]);
    }

    public async ValueTask DisposeAsync() => await store!.DisposeAsync();
}
