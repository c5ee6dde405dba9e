using System.Diagnostics;
using System.Globalization;
using LazyRich.Cluster.Tests.Processes;

namespace LazyRich.Cluster.Tests;

/// <summary>What a worker does while its head is away: it solves on, holds what it has solved, pauses when that is enough, and delivers to the head that returns.</summary>
public sealed class HeldResultsTests(Undisturbed undisturbed, ITestOutputHelper output) : IClassFixture<Undisturbed>
{
    private const string Name = "held";
    private const int Seeds = 4000;

    /// <summary>Leases that have to be open when the head is killed: more than fit the small bound.</summary>
    private const int Enough = 60;

    /// <summary>Most runs that a thread solves together.</summary>
    private const int Lanes = 8;

    /// <summary>A run's 200 times with loss, distance, 4 singular values and a 4×4 product, and what it weighs beside its arrays.</summary>
    private const int RunBytes = (200 * 8 * (1 + 1 + 1 + 4 + 16)) + 512;

    private const int SmallBound = 3;

    private static readonly string study = LongStudy.Seeds(Name, Seeds, until: "0.2");

    [Fact]
    public async Task Worker_HeadAwayAndBackOnAnotherPort_SolvesAllThatItHasAndDeliversItOnce()
    {
        Course course = await FollowAsync(64 << 20, least: int.MaxValue);

        Assert.NotEmpty(course.SolvedMeanwhile);
        Assert.DoesNotContain(course.AttemptsOfUnsolved, attempt => attempt == 1);
    }

    [Fact]
    public async Task Worker_HoldsAsMuchAsItMay_PausesAndGoesOnWhenTheHeadIsBack()
    {
        Course course = await FollowAsync(SmallBound * RunBytes, least: SmallBound);

        Assert.InRange(course.SolvedMeanwhile.Length, SmallBound, SmallBound + Lanes);
        Assert.Contains(course.AttemptsOfUnsolved, attempt => attempt == 1);
    }

    /// <summary>Kills the head in the middle of a sweep, waits until its worker rests, brings the head back elsewhere, and lets the sweep end.</summary>
    /// <param name="least">So many runs, or all that were leased, have to be solved before a short rest is believed.</param>
    private async Task<Course> FollowAsync(int holds, int least)
    {
        using var cluster = new TestCluster();
        string ledger = Path.Combine(cluster.Directory, "ledger");
        cluster.StartHead();
        LazyRichCommand worker = cluster.StartOddWorker("ledger", ledger, "hold", $"{holds}");
        await cluster.SubmitAsync(study);
        await StopWithLeasesAsync(cluster, worker, ledger);
        cluster.KillHead();
        List<long> leased = Ask<long>(cluster, "SELECT seed FROM runs WHERE state = 'leased'");
        worker.Signal("CONT");
        await RestsAsync(cluster, ledger, leased, Math.Min(least, leased.Count));
        long[] meanwhile = [.. Solved(ledger).Intersect(leased)];

        cluster.StartHead(elsewhere: true);
        await cluster.FinishedAsync(Name);
        cluster.Stop();
        Verdict.IsUndisturbed(cluster, undisturbed.Rows(study));

        // Nothing was solved twice, and what was solved while the head was away counts as the attempt that it was.
        Assert.Equal(Enumerable.Range(0, Seeds).Select(seed => (long)seed), Solved(ledger).Order());
        Assert.All(Attempts(meanwhile), attempt => Assert.Equal(1, attempt));
        var course = new Course(meanwhile, Attempts(leased.Except(meanwhile)));
        output.WriteLine($"{leased.Count} runs were leased when the head died; {meanwhile.Length} were solved while it was away, and of the others {course.AttemptsOfUnsolved.Count(attempt => attempt == 1)} later.");
        return course;

        List<long> Attempts(IEnumerable<long> seeds) => Ask<long>(cluster, $"SELECT attempt FROM runs WHERE seed IN ({string.Join(',', seeds)})");
    }

    /// <summary>Stops the worker (SIGSTOP), so that on a machine however busy it cannot solve what it has before the head is killed.</summary>
    private static async Task StopWithLeasesAsync(TestCluster cluster, LazyRichCommand worker, string ledger)
    {
        bool Has() => File.Exists(ledger) && Ask<long>(cluster, "SELECT count(*) FROM runs WHERE state = 'leased'")[0] >= Enough;
        while (true)
        {
            await cluster.UntilAsync("enough is leased", () => Task.FromResult(Has()));
            worker.Signal("STOP");
            if (Has())
                return;
            worker.Signal("CONT");
        }
    }

    /// <summary>Returns when so many of these are solved and for a while no more, or for a long while none.</summary>
    private static async Task RestsAsync(TestCluster cluster, string ledger, List<long> leased, int least)
    {
        (int solved, var since) = (0, Stopwatch.StartNew());
        await cluster.UntilAsync("the worker rests", () =>
        {
            if (Solved(ledger).Intersect(leased).Count() is var now && now != solved)
            {
                solved = now;
                since.Restart();
            }

            return Task.FromResult(since.Elapsed > TimeSpan.FromSeconds(solved >= least ? 2 : 15));
        });
    }

    private static List<T> Ask<T>(TestCluster cluster, string sql) => StoredSweep.Column<T>(cluster.Store, sql);

    /// <summary>Seeds, in the order in which they were solved.</summary>
    private static List<long> Solved(string ledger)
    {
        string text = File.ReadAllText(ledger);

        // The last line may be in the writing.
        string[] lines = text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Select(line => long.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture))];
    }

    /// <param name="SolvedMeanwhile">Seeds that were leased when the head died, and solved when it came back.</param>
    /// <param name="AttemptsOfUnsolved">
    /// Of the others, in the end. 1: the worker had them and was waiting. More: they had never reached it, and went back when their lease ended.
    /// </param>
    private sealed record Course(long[] SolvedMeanwhile, List<long> AttemptsOfUnsolved);
}
