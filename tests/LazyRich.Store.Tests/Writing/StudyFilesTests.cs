using System.Collections.Immutable;
using LazyRich.Dynamics.Algebra;
using LazyRich.Store.Reading;
using LazyRich.Store.Tests.Fixtures;
using LazyRich.Studies.Plan;
using Microsoft.Data.Sqlite;

namespace LazyRich.Store.Tests.Writing;

/// <summary>Which name of a study's file holds which matrix.</summary>
public sealed class StudyFilesTests
{
    private static readonly ImmutableDictionary<string, Matrix> matrices = ImmutableDictionary<string, Matrix>.Empty
        .Add("one", new(1, 2, [1, 2])).Add("two", new(1, 2, [3, 4])).Add("three", new(2, 1, [5, 6]));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Submit_PlanWithFiles_KeepsWhatEachNameHolds(bool exclusive)
    {
        await using TemporaryStore store = await TemporaryStore.CreateAsync(exclusive);

        await store.SubmitAsync(Plan([1, 2], ("s.npy", "one"), ("data/s.csv", "one"), ("x.npy", "two")));
        await store.SubmitAsync(Plans.Of("b", [1]));

        StoredSource source = store.Reader.StudySource("a")!;
        Assert.Equal("study: a", source.Text);
        Assert.Equal(new Dictionary<string, string> { ["s.npy"] = "one", ["data/s.csv"] = "one", ["x.npy"] = "two" }, source.Files);
        Assert.Equal([3.0, 4.0], store.Reader.Input(source.Files["x.npy"])!.Data);
        Assert.Empty(store.Reader.StudySource("b")!.Files);
    }

    [Fact]
    public async Task Submit_SamePlanThatNamesItsMatricesOtherwise_HasTheNewNames()
    {
        await using TemporaryStore store = await TemporaryStore.CreateAsync();
        await store.SubmitAsync(Plan([1, 2], ("s.npy", "one"), ("x.npy", "two")));

        // A matrix that no run is left with, for conditions exclude it, is new with the same runs.
        await store.SubmitAsync(Plan([1, 2], ("s.npy", "two"), ("y.npy", "three")));

        Assert.Equal(new Dictionary<string, string> { ["s.npy"] = "two", ["y.npy"] = "three" }, store.Reader.StudySource("a")!.Files);
        Assert.Equal([5.0, 6.0], store.Reader.Input("three")!.Data);
    }

    [Fact]
    public async Task Submit_ChangedPlan_TakesTheNamesOfTheOldOneAway()
    {
        await using TemporaryStore store = await TemporaryStore.CreateAsync();
        await store.SubmitAsync(Plan([1, 2], ("s.npy", "one")));

        await store.SubmitAsync(Plan([3], ("t.npy", "two")));

        Assert.Equal(new Dictionary<string, string> { ["t.npy"] = "two" }, store.Reader.StudySource("a")!.Files);
        Assert.Equal(1, Rows(store));
    }

    [Fact]
    public async Task Submit_PlanThatBreaksOnTheWay_LeavesNoNames()
    {
        await using TemporaryStore store = await TemporaryStore.CreateAsync();
        StudyPlan plan = Plan([1], ("s.npy", "one"));

        await Assert.ThrowsAsync<InvalidDataException>(() => store.SubmitAsync(plan with { Runs = plan.Runs.Select(Broken) }));

        Assert.Equal(0, Rows(store));

        static PlannedRun Broken(PlannedRun run) => throw new InvalidDataException("the plan broke");
    }

    [Fact]
    public async Task Open_StoreOfSchema9_KnowsNoNamesUntilTheStudyIsSubmittedAgain()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.File("store.db");
        StudyPlan plan = Plan([1, 2], ("s.npy", "one"));
        await using (ResultsStore store = await ResultsStore.OpenAsync(path, TemporaryStore.Cancellation))
            await store.Writer.SubmitAsync(plan, TemporaryStore.Cancellation);
        Execute(path, "DROP TABLE study_files; DELETE FROM __EFMigrationsHistory WHERE MigrationId LIKE '%FilesOfStudies'; PRAGMA user_version = 9");

        await using ResultsStore old = await ResultsStore.OpenAsync(path, TemporaryStore.Cancellation);

        Assert.Equal("study: a", old.Reader.StudySource("a")!.Text);
        Assert.Empty(old.Reader.StudySource("a")!.Files);
        Assert.Equal(new("a", 2, 0, 0), await old.Writer.SubmitAsync(plan, TemporaryStore.Cancellation));
        Assert.Equal(new Dictionary<string, string> { ["s.npy"] = "one" }, old.Reader.StudySource("a")!.Files);
    }

    private static StudyPlan Plan(double[] lambdas, params (string Name, string Digest)[] files) => Plans.Of("a", lambdas) with
    {
        Files = files.ToImmutableDictionary(file => file.Name, file => file.Digest),
        Inputs = files.Select(file => file.Digest).Distinct().ToImmutableDictionary(digest => digest, digest => matrices[digest]),
    };

    private static long Rows(TemporaryStore store) =>
        (long)store.Reader.Sql(new("SELECT count(*) FROM study_files", 1, TimeSpan.FromSeconds(30))).Rows[0][0]!;

    private static void Execute(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
