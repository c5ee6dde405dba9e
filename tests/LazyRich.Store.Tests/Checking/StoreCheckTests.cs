using System.Collections.Immutable;
using LazyRich.Dynamics.Algebra;
using LazyRich.Store.Checking;
using LazyRich.Store.Tests.Fixtures;
using LazyRich.Store.Writing;
using LazyRich.Studies.Matrices;
using Microsoft.Data.Sqlite;

namespace LazyRich.Store.Tests.Checking;

public sealed class StoreCheckTests
{
    [Fact]
    public async Task Examine_StoreInUse_IsSoundAndCounts()
    {
        await using TemporaryStore store = await FilledAsync();

        StoreReport report = StoreCheck.Examine(store.Path, TemporaryStore.Cancellation);

        Assert.Empty(report.Problems);
        Assert.Equal((4, 2, 4), (report.Runs, report.Succeeded, report.Series));
    }

    [Theory]
    [InlineData("UPDATE counters SET runs = runs + 1 WHERE state = 'succeeded'", "2 runs succeeded, and its counter says 3")]
    [InlineData("DELETE FROM study_runs WHERE ordinal = 3", "has 3 runs where its plan has 4")]
    [InlineData("UPDATE trajectories SET data = zeroblob(24) WHERE observable = 'loss'", "is damaged: its checksum does not fit")]
    [InlineData("UPDATE trajectories SET shape = '[2]' WHERE observable = 'loss'", "which its shape and times do not make")]
    [InlineData("DELETE FROM summaries", "has succeeded without a summary")]
    [InlineData("DELETE FROM trajectories", "has succeeded without a trajectory")]
    [InlineData("UPDATE runs SET state = 'planned' WHERE state = 'succeeded'", "has a trajectory and has not succeeded")]
    [InlineData("UPDATE runs SET failure = NULL WHERE state = 'failed'", "has failed without a reason")]
    [InlineData("UPDATE runs SET lambda = 77 WHERE lambda = 1", "does not have the key of its definition")]
    [InlineData("UPDATE inputs SET data = zeroblob(48)", "Matrix 3696218789afa6e47030b6051dff235d is damaged")]
    [InlineData("UPDATE inputs SET rows = 5", "Matrix 3696218789afa6e47030b6051dff235d is damaged")]
    [InlineData("PRAGMA foreign_keys = OFF; DELETE FROM configurations", "that is not there")]
    [InlineData("PRAGMA foreign_keys = OFF; INSERT INTO study_files VALUES (1, 's.npy', 'gone')", "A row of study_files refers to a row of inputs that is not there")]
    public async Task Examine_AfterDamage_SaysWhatIsWrong(string damage, string says)
    {
        await using TemporaryStore store = await FilledAsync();
        await using (var connection = new SqliteConnection($"Data Source={store.Path};Pooling=False"))
        {
            await connection.OpenAsync(TemporaryStore.Cancellation);
            await using SqliteCommand command = connection.CreateCommand();
            command.CommandText = damage;
            await command.ExecuteNonQueryAsync(TemporaryStore.Cancellation);
        }

        Assert.Contains(StoreCheck.Examine(store.Path, TemporaryStore.Cancellation).Problems, problem => problem.Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public void Examine_NoFile_IsAnError() =>
        Assert.Contains("does not exist", Assert.Throws<StoreException>(() => StoreCheck.Examine("nowhere.db", TemporaryStore.Cancellation)).Message, StringComparison.Ordinal);

    /// <summary>Two succeeded, one failed, one planned.</summary>
    private static async Task<TemporaryStore> FilledAsync()
    {
        TemporaryStore store = await TemporaryStore.CreateAsync();
        var matrix = new Matrix(2, 3, [1, 2, 3, 4, 5, 6]);
        await store.SubmitAsync(Plans.Of("a", [1, 2, 3, 4]) with { Inputs = ImmutableDictionary<string, Matrix>.Empty.Add(MatrixDigest.Of(matrix), matrix) });
        IReadOnlyList<LeasedRun> runs = await store.LeaseAsync(3);
        await store.CommitAsync(Outcomes.Succeeded(runs[0]), Outcomes.Succeeded(runs[1]), Outcomes.Failed(runs[2]));
        return store;
    }
}
