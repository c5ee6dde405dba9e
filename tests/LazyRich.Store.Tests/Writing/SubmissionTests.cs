using System.Collections.Immutable;
using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Store.Reading;
using LazyRich.Store.Tests.Fixtures;
using LazyRich.Store.Writing;
using LazyRich.Store.Writing.Ordering;
using LazyRich.Studies.Files;
using LazyRich.Studies.Plan;

namespace LazyRich.Store.Tests.Writing;

public sealed class SubmissionTests
{
    [Fact]
    public async Task Submit_NewAndAgain_AddsOnceAndKeepsWhatSucceeded()
    {
        await using TemporaryStore store = await TemporaryStore.CreateAsync();

        Assert.Equal(new("a", 3, 0, 3), await store.SubmitAsync(Plans.Of("a", [1, 2, 3])));
        await store.SolveAllAsync();
        Assert.Equal(new("a", 3, 3, 0), await store.SubmitAsync(Plans.Of("a", [1, 2, 3])));
        Assert.True(store.Status("a").Finished);
    }

    [Fact]
    public async Task Submit_AnotherStudyWithTheSameRuns_SharesThemAndTheirResults()
    {
        await using TemporaryStore store = await TemporaryStore.CreateAsync();
        await store.SubmitAsync(Plans.Of("a", [1, 2]));
        await store.SolveAllAsync();

        Assert.Equal(new("b", 3, 1, 2), await store.SubmitAsync(Plans.Of("b", [2, 3, 4])));
        await store.SolveAllAsync();

        Assert.Equal((2, 3), (store.Status("a").Succeeded, store.Status("b").Succeeded));
        string shared = Plans.Of("b", [2]).Runs.Single().Key.ToString();
        Assert.Equal(["a", "b"], Assert.Single(store.Reader.Find(shared, 2)).Studies);
    }

    [Fact]
    public async Task Submit_ChangedPlanOfTheSameName_ReplacesItKeepsResultsAndDetachesTheRest()
    {
        await using TemporaryStore store = await TemporaryStore.CreateAsync();
        await store.SubmitAsync(Plans.Of("a", [1, 2, 3]));
        LeasedRun first = (await store.LeaseAsync(1))[0];
        await store.CommitAsync(Outcomes.Succeeded(first));
        LeasedRun second = (await store.LeaseAsync(1))[0];

        Submission changed = await store.SubmitAsync(Plans.Of("a", [3, 4]));

        Assert.Equal(new("a", 2, 0, 1), changed);
        Assert.Equal([3.0, 4.0], store.Reader.Query(new("a", "", ["lambda"], [], 0)).Rows.Select(row => row[0]));
        Assert.Equal([Verdict.Fenced], await store.CommitAsync(Outcomes.Succeeded(second)));
        Assert.Equal(["succeeded", "detached", "planned", "planned"], store.Reader.Query(new(null, "", ["state"], ["lambda"], 0)).Rows.Select(row => row[0]));
        Assert.Equal(2, (await store.LeaseAsync(10)).Count);
    }

    [Fact]
    public async Task Submit_DetachedRunsAgain_PlansThemWithAHigherAttempt()
    {
        await using TemporaryStore store = await TemporaryStore.CreateAsync();
        await store.SubmitAsync(Plans.Of("a", [1]));
        LeasedRun before = (await store.LeaseAsync(1))[0];
        await store.SubmitAsync(Plans.Of("a", [2]));

        Assert.Equal(new("b", 1, 0, 0), await store.SubmitAsync(Plans.Of("b", [1])));
        LeasedRun after = (await store.LeaseAsync(5)).Single(run => run.Key == before.Key);

        Assert.Equal(2, after.Attempt);
        Assert.Equal(["detached", "leased"], store.Reader.Find(before.Key.ToString(), 1)[0].Attempts.Select(attempt => attempt.Outcome));
    }

    [Fact]
    public async Task Submit_PlanThatBreaksOnTheWay_LeavesNoStudyAndNothingToRun()
    {
        await using TemporaryStore store = await TemporaryStore.CreateAsync();
        await store.SubmitAsync(Plans.Of("a", [1]));
        StudyPlan good = Plans.Of("b", [1, 2, 3]);

        await Assert.ThrowsAsync<InvalidDataException>(() => store.SubmitAsync(good with { Runs = Broken(good.Runs, 3000) }));

        Assert.Equal(["a"], store.Reader.Studies().Select(study => study.Study));
        Assert.Single(await store.LeaseAsync(10));
    }

    [Fact]
    public async Task Open_AfterAKillDuringSubmission_DropsTheHalfPlan()
    {
        await using TemporaryStore store = await TemporaryStore.CreateAsync();
        StudyPlan plan = Plans.Of("a", Enumerable.Range(1, 3000).Select(i => (double)i));
        using var blocked = new ManualResetEventSlim();
        using var abandoned = new CancellationTokenSource();

        // A copy of the file, taken while the second half of the plan is still to come, is what a kill would have left.
        Task<Submission> submitting = store.SubmitAsync(plan with { Runs = Blocking(plan.Runs, 2500, blocked) });
        while ((await store.LeaseAsync(1)).Count == 0)
            await Task.Yield();
        string copy = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(store.Path)!, "killed.db");
        File.Copy(store.Path, copy);
        File.Copy(store.Path + "-wal", copy + "-wal");
        blocked.Set();
        await submitting;

        await using ResultsStore killed = await ResultsStore.OpenAsync(copy, TemporaryStore.Cancellation);
        Assert.Empty(killed.Reader.Studies());
        Assert.Empty((await killed.Writer.LeaseAsync("silo", new PlanOrder(5), TemporaryStore.Later, TemporaryStore.Cancellation)).Runs);
        Assert.Equal(new("a", 3000, 0, 1976), await killed.Writer.SubmitAsync(plan, TemporaryStore.Cancellation));
        Assert.Equal(3000, killed.Reader.Study("a")!.Planned);
    }

    [Fact]
    public async Task Submit_TwoStudies_LeasesByPriorityThenInPlanOrder()
    {
        await using TemporaryStore store = await TemporaryStore.CreateAsync();
        await store.SubmitAsync(Plans.Of("low", [1, 2, 3]));
        await store.SubmitAsync(Plans.Of("high", [5, 4, 2]) with { Policy = new(Priority: 7) });

        Assert.Equal([2.0, 5.0, 4.0, 1.0, 3.0], Lambdas(await store.LeaseAsync(10)));
    }

    [Fact]
    public async Task Submit_SamePlanWithAnotherPriority_MovesItsRuns()
    {
        await using TemporaryStore store = await TemporaryStore.CreateAsync();
        await store.SubmitAsync(Plans.Of("a", [1]));
        await store.SubmitAsync(Plans.Of("b", [2]));
        await store.SubmitAsync(Plans.Of("b", [2]) with { Policy = new(Priority: 1) });

        Assert.Equal([2.0, 1.0], Lambdas(await store.LeaseAsync(10)));
    }

    [Fact]
    public async Task Submit_Plan_KeepsItsSourceAxesSkipsInputsAndGrids()
    {
        await using TemporaryStore store = await TemporaryStore.CreateAsync();
        StudyPlan plan = Plans.Of("a", [1, 2]) with
        {
            Source = "study: a # as written",
            Skipped = [new("10-8-5", 1, "λ ≤ 0"), new("5-8-10", -1, "λ ≥ 0")],
            Inputs = ImmutableDictionary<string, Matrix>.Empty.Add("abc", new Matrix(2, 3, [1, 2, 3, 4, double.NaN, -0.0])),
        };
        await store.SubmitAsync(plan);
        IStoreReader reader = store.Reader;

        Assert.Equal("study: a # as written", reader.StudySource("a")!.Text);
        Assert.Equal(plan.Skipped, reader.Skipped("a"));
        Assert.Equal(2, store.Status("a").Skipped);
        Assert.Equal(plan.Axes.Select(axis => (axis.Name, string.Join('|', axis.Values))), reader.Axes("a").Select(axis => (axis.Name, string.Join('|', axis.Values))));
        Matrix matrix = reader.Input("abc")!;
        Assert.Equal((2, 3), (matrix.Rows, matrix.Columns));
        Assert.Equal([1, 2, 3, 4, double.NaN, -0.0], matrix.Data);
        Assert.Equal(Plans.Grid.Times, reader.Grid(Plans.Grid.Digest));
        Assert.Equal((null, null, null, null), (reader.Input("nope"), reader.Grid("nope"), reader.Study("nope"), reader.StudySource("nope")));
    }

    [Fact]
    public async Task Lease_AnyRun_GivesItsCanonicalJson()
    {
        await using TemporaryStore store = await TemporaryStore.CreateAsync();
        RunDefinition[] runs =
        [
            Plans.Definition(1e-7), Plans.Definition(-1e21), Plans.Definition(0.1, seed: 9007199254740991),
            Plans.Definition(null) with { Init = Setting.Of("from-file", ("w1", new MatrixValue("ab", 5, 5)), ("w2", new MatrixValue("cd", 5, 5))) },
            Plans.Definition(2, time: new ConvergedTime(1e-8, 1e6, 200)), Plans.Definition(3, architecture: "10-5-5", scale: 1.0 / 3),
        ];
        await store.SubmitAsync(Plans.Of("a", [.. runs]));

        Assert.Equal(runs.Select(CanonicalJson.Write), (await store.LeaseAsync(10)).Select(run => run.Definition));
    }

    [Fact]
    public async Task Submit_BuiltInStudy_StoresThePlanThePlannerMade()
    {
        await using TemporaryStore store = await TemporaryStore.CreateAsync();
        StudyPlan plan = StudyReader.Open("lazy-to-rich").Plan!;

        Submission submission = await store.SubmitAsync(plan);

        Assert.Equal(plan.Count, submission.Added);
        Assert.Equal(plan.Runs.Select(run => run.Key.ToString()), store.Reader.Query(new(plan.Name, "", ["run"], [], 0)).Rows.Select(row => row[0]));
        Assert.Empty(LazyRich.Store.Checking.StoreCheck.Examine(store.Path, TemporaryStore.Cancellation).Problems);
    }

    private static IEnumerable<object?> Lambdas(IReadOnlyList<LeasedRun> leased) => leased.Select(
        run => (object?)System.Text.Json.JsonDocument.Parse(run.Definition).RootElement.GetProperty("lambda").GetDouble());

    private static IEnumerable<PlannedRun> Broken(IEnumerable<PlannedRun> runs, int repeats)
    {
        for (int i = 0; i < repeats; i++)
        {
            foreach (PlannedRun run in runs)
                yield return run with { Ordinal = (3 * i) + run.Ordinal };
        }

        throw new InvalidDataException("the plan broke");
    }

    private static IEnumerable<PlannedRun> Blocking(IEnumerable<PlannedRun> runs, int at, ManualResetEventSlim gate)
    {
        foreach (PlannedRun run in runs)
        {
            if (run.Ordinal == at) gate.Wait(TemporaryStore.Cancellation);
            yield return run;
        }
    }
}
