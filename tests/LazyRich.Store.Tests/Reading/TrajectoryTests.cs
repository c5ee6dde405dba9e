using LazyRich.Store.Reading;
using LazyRich.Store.Tests.Fixtures;
using LazyRich.Store.Writing;
using Microsoft.Data.Sqlite;

namespace LazyRich.Store.Tests.Reading;

public sealed class TrajectoryTests
{
    [Fact]
    public async Task Trajectories_OfAStudy_ComeInPlanOrderWithEveryBit()
    {
        await using TemporaryStore store = await TemporaryStore.CreateAsync();
        await store.SubmitAsync(Plans.Of("first", [3]));
        await store.SubmitAsync(Plans.Of("a", Enumerable.Range(1, 150).Select(i => (double)i)));
        await store.SolveAllAsync();

        StoredTrajectory[] all = [.. store.Reader.Trajectories("a", null)];

        Assert.Equal(Enumerable.Range(1, 150).Select(i => (object?)(double)i), all.Select(run => run.Parameters[2].Value));
        Assert.Equal(["task", "architecture", "lambda", "seed", "solver"], all[0].Parameters.Select(parameter => parameter.Key));
        Assert.Equal(Plans.Grid.Times, all[0].Times);
        Assert.Equal([1, double.NaN, double.PositiveInfinity], all[0].Series[0].Values);
        Assert.Equal(("singular-values", 5), (all[0].Series[1].Observable, all[0].Series[1].Shape.Single()));
        Assert.Equal(15, all[0].Series[1].Values.Length);
    }

    [Fact]
    public async Task Trajectories_SomeObservables_ReadsOnlyThose()
    {
        await using TemporaryStore store = await TemporaryStore.CreateAsync();
        await store.SubmitAsync(Plans.Of("a", [1]));
        await store.SolveAllAsync();

        Assert.Equal(["singular-values"], store.Reader.Trajectories("a", ["singular-values", "ntk-norm"]).Single().Series.Select(series => series.Observable));
        Assert.Empty(store.Reader.Trajectories("a", []).Single().Series);
        Assert.Empty(store.Reader.Trajectories("nope", null));
    }

    [Fact]
    public async Task Trajectories_ParametersThatVary_FollowTheFixedOnes()
    {
        await using TemporaryStore store = await TemporaryStore.CreateAsync();
        await store.SubmitAsync(Plans.Of("a", [Plans.Definition(1, scale: 0.5), Plans.Definition(1, scale: 2)]));
        await store.SolveAllAsync();

        Assert.Equal([("init.scale", 0.5), ("init.scale", 2.0)], store.Reader.Trajectories("a", []).Select(run => (run.Parameters[5].Key, (double)run.Parameters[5].Value!)));
    }

    [Fact]
    public async Task Trajectories_BegunBeforeMoreSucceed_SeeOneState()
    {
        await using TemporaryStore store = await TemporaryStore.CreateAsync();
        await store.SubmitAsync(Plans.Of("a", Enumerable.Range(1, 200).Select(i => (double)i)));
        IReadOnlyList<LeasedRun> runs = await store.LeaseAsync(200);
        await store.CommitAsync([.. runs.Take(100).Select(run => Outcomes.Succeeded(run))]);

        int seen = 0;
        foreach (StoredTrajectory run in store.Reader.Trajectories("a", []))
        {
            if (seen++ == 0) await store.CommitAsync([.. runs.Skip(100).Select(later => Outcomes.Succeeded(later))]);
        }

        Assert.Equal(100, seen);
        Assert.Equal(200, store.Reader.Trajectories("a", []).Count());
    }

    [Fact]
    public async Task Trajectories_DamagedData_IsToldAndNotReturned()
    {
        await using TemporaryStore store = await TemporaryStore.CreateAsync();
        await store.SubmitAsync(Plans.Of("a", [1]));
        await store.SolveAllAsync();
        await using (var connection = new SqliteConnection($"Data Source={store.Path};Pooling=False"))
        {
            await connection.OpenAsync(TemporaryStore.Cancellation);
            await using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "UPDATE trajectories SET data = zeroblob(24) WHERE observable = 'loss'";
            await command.ExecuteNonQueryAsync(TemporaryStore.Cancellation);
        }

        StoreException damaged = Assert.Throws<StoreException>(() => store.Reader.Trajectories("a", null).Count());
        Assert.Contains("loss of run", damaged.Message, StringComparison.Ordinal);
        Assert.Single(store.Reader.Trajectories("a", ["singular-values"]));
    }

    [Fact]
    public async Task Exclusive_Store_AnswersEverythingThroughTheWriter()
    {
        await using TemporaryStore store = await TemporaryStore.CreateAsync(exclusive: true);
        await store.SubmitAsync(Plans.Of("a", Enumerable.Range(1, 150).Select(i => (double)i)));
        await store.SolveAllAsync();

        Assert.True(store.Store.IsExclusive);
        Assert.False(File.Exists(store.Path + "-shm"));
        Assert.Equal(150, store.Reader.Trajectories("a", null).Count());
        Assert.Equal(150, store.Reader.Query(new("a", "lambda > 0", [], [], 0)).Rows.Count);
        Assert.Equal(150, store.Status("a").Succeeded);
    }

    [Fact]
    public async Task Observables_OfAStudy_AreEachShapeOnce()
    {
        await using TemporaryStore store = await TemporaryStore.CreateAsync();
        await store.SubmitAsync(Plans.Of("a", [1, 2, 3]));
        await store.SolveAllAsync();

        Assert.Equal([new("loss", []), new("singular-values", [5])], store.Reader.Observables("a"));
        Assert.Empty(store.Reader.Observables("nope"));
    }
}
