using LazyRich.Dynamics;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;
using LazyRich.Grains.Pool;
using LazyRich.Grains.Tests.Fakes;
using LazyRich.Store.Encoding;
using LazyRich.Studies.Files;
using LazyRich.Studies.Matrices;
using LazyRich.Studies.Plan;
using Microsoft.Extensions.Logging.Abstractions;

namespace LazyRich.Grains.Tests.Pool;

public sealed class HeldResultsTests
{
    private const int Bytes = 1000;

    [Fact]
    public void WaitForRoom_AsMuchAsItMayHold_BlocksUntilSomeIsReleased()
    {
        using var held = new HeldResults(2 * Bytes);
        held.Hold(Bytes);
        Assert.True(HasRoom(held));
        held.Hold(Bytes);
        Assert.False(HasRoom(held));

        held.Release(1);

        Assert.True(HasRoom(held));
    }

    [Fact]
    public void Hold_AfterItsEnd_IsOfNoConsequence()
    {
        var held = new HeldResults(Bytes);
        held.Dispose();

        held.Hold(Bytes);
        held.Release(Bytes);
    }

    /// <summary>However late anybody hears of the ends, the thread does not begin what there is no room for.</summary>
    [Fact]
    public async Task Pool_NobodyLooksAtWhatItSolves_StopsAtTheBatchThatFills()
    {
        using var held = new HeldResults(3 * Bytes);
        var solver = new FakeSolver((runs, _) => [.. runs.Select(run => (Dynamics.Results.RunOutcome)FakeSolver.Result(run))]) { PreferredBatch = 1 };
        using var pool = new SolverPool(1, solver, held, new SilentNotice(), TimeProvider.System, NullLogger<SolverPool>.Instance);
        SolverJob[] jobs = [.. Enumerable.Range(0, 50).Select(run => pool.Enqueue(FakeSolver.Run(run)))];
        long each = 0;
        pool.Start();
        await jobs[0].End;
        each = (await jobs[0].End).Bytes;
        int fit = (int)Math.Ceiling(3d * Bytes / each);
        await Task.WhenAll(jobs.Take(fit).Select(job => job.End));

        Assert.Equal(fit, jobs.Count(job => job.HasEnded));

        held.Release(fit * each);
        await jobs[(2 * fit) - 1].End;
        Assert.Equal(2 * fit, jobs.Count(job => job.HasEnded));
    }

    [Fact]
    public void Weight_OfAResult_IsItsArraysAndALittle()
    {
        var result = new EncodedResult(new byte[Bytes], "", [new("loss", [], 0, [], new byte[2 * Bytes])], []);

        Assert.InRange(ResultWeight.Of(result, null), 3 * Bytes, 4 * Bytes);
        Assert.InRange(ResultWeight.Of(null, "diverged"), 1, Bytes);
    }

    /// <summary>What plan says of a run before it is solved is what the pool weighs when it is, phases, convergence and the limit included.</summary>
    [Theory]
    [InlineData("time: {log: [0.01, 10], points: 30}")]
    [InlineData("time: {until: converged, points: 40}")]
    [InlineData("time: [0, 1, .inf]")]
    [InlineData("time: {until: 5, points: 20}\nsolver: {kind: gradient-descent, learning-rate: 0.3}\ncompare: {with: exact, of: [loss, product]}")]
    [InlineData("tasks: {new: {kind: random-regression, samples: 9, rank: 1}}\nphases: [{name: one, until: converged, points: 15}, {name: two, task: new, until: 4, points: 9}]")]
    public void Weight_BeforeARun_IsThatOfItsResult(string more)
    {
        string text = $"study: s\ntask: {{kind: random-regression, samples: 9}}\narchitecture: [3-2-4, 4-4-4]\ninit: {{kind: lambda-balanced, scale: 0.3}}\nlambda: 1\n"
            + $"observe: [loss, singular-values, ntk-spectrum, product, representation-input]\n{more}\n";
        StudyReading reading = StudyReader.Read(text, "s.yaml", ".");
        StudyPlan plan = reading.Plan ?? throw new InvalidOperationException(string.Join("\n", reading.Faults));

        foreach (RunDefinition run in plan.Runs.Select(run => run.Definition))
        {
            RunResult result = Simulation.Solve([run], new PlanInputs(plan.Inputs), CancellationToken.None)[0].Result!;
            Assert.Equal(ResultWeight.Of(ResultEncoder.Encode(result), null), ResultWeight.Of(ResultSize.Of(run)));
        }
    }

    private static bool HasRoom(HeldResults held)
    {
        using var atOnce = new CancellationTokenSource();
        atOnce.Cancel();
        try
        {
            held.WaitForRoom(atOnce.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
