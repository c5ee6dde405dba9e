using LazyRich.Grains.Tests.Dispatch.Simulated;

namespace LazyRich.Grains.Tests.Dispatch;

/// <summary>The scheduler on a fake clock: 32 silos of 16 slots.</summary>
public sealed class SchedulerSimulationTests
{
    private const int Silos = 32, Slots = 16;

    private readonly SimulatedQueues queues = new();

    [Fact]
    public void Lease_JobsOfATenthOfASecond_KeepsSlotsBusy()
    {
        queues.Plan(1, 200_000, _ => (1, 0.1));
        var cluster = new SimulatedCluster(queues, Silos, Slots);

        cluster.Run();

        Assert.InRange(cluster.Busy / (cluster.Now * Silos * Slots), 0.95, 1);
    }

    [Fact]
    public void Lease_MillisecondRuns_KeepsSlotsBusyWithFewMessages()
    {
        queues.Plan(1, 400_000, _ => (1, 0.01));
        var cluster = new SimulatedCluster(queues, Silos, Slots);

        cluster.Run();

        Assert.InRange(cluster.Busy / (cluster.Now * Silos * Slots), 0.95, 1);
        Assert.InRange(cluster.Pulls, 1, 400_000 / 50);
    }

    [Fact]
    public void Lease_MillisecondsAndMinutesMixed_KeepsSlotsBusyAndLeasesNoLongRunAhead()
    {
        // Two thirds of the work in 2,000 runs of a minute, evenly among runs of a tenth of a second.
        const int Runs = 600_000;
        static double Seconds(int run) => run % 300 == 0 ? 60 : 0.1;
        queues.Plan(1, Runs, i => (i % 300 == 0 ? 2 : 1, Seconds(i)));
        var cluster = new SimulatedCluster(queues, Silos, Slots);

        cluster.Run();

        // Behind the last lease nothing is left but a minute that was begun.
        double busy = cluster.Busy / (cluster.Now * Silos * Slots);
        Assert.InRange(busy, 0.99 * BestInOrder(Runs, Seconds), 1);
        Assert.InRange(cluster.Now - cluster.LastLease, 0, 61);
    }

    /// <summary>
    /// How busy slots can be when runs are taken in the plan's order, with no time lost on the way: each by the slot that is free first. Beside the minutes that
    /// begin last nothing is left to do, which leaves 0.898 here and not 0.95; only a plan that knew its long runs beforehand could begin with them.
    /// </summary>
    private static double BestInOrder(int runs, Func<int, double> seconds)
    {
        var free = new PriorityQueue<int, double>(Enumerable.Range(0, Silos * Slots).Select(slot => (slot, 0.0)));
        (double work, double end) = (0, 0);
        for (int i = 0; i < runs; i++)
        {
            free.TryDequeue(out int slot, out double start);
            free.Enqueue(slot, start + seconds(i));
            work += seconds(i);
            end = Math.Max(end, start + seconds(i));
        }

        return work / (end * Silos * Slots);
    }

    [Fact]
    public void Lease_FewMinuteLongRuns_SpreadsThemEvenly()
    {
        queues.Plan(1, 1024, _ => (1, 60));
        var cluster = new SimulatedCluster(queues, Silos, Slots);

        cluster.Run();

        // 1,024 runs on 512 slots: two rounds and not three.
        Assert.InRange(cluster.Now, 120, 121);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 3)]
    public void Lease_TwoStudiesOfDifferentCost_ShareThreadTimeByWeight(double weightA, double weightB)
    {
        queues.Plan(1, 400_000, _ => (1, 0.05), weight: weightA);
        queues.Plan(2, 100_000, _ => (2, 2), weight: weightB);
        var cluster = new SimulatedCluster(queues, Silos, Slots);

        cluster.Run(until: 30);

        Assert.Equal(weightA / weightB, cluster.SecondsOf[1] / cluster.SecondsOf[2], 0.1 * weightA / weightB);
    }

    [Fact]
    public void Lease_StudyOfHigherPriority_TakesEverySlotThatFallsFree()
    {
        queues.Plan(1, 100_000, _ => (1, 1));
        queues.Plan(2, 100_000, _ => (2, 1), priority: 1);
        var cluster = new SimulatedCluster(queues, Silos, Slots);

        cluster.Run(until: 20);

        Assert.Equal(Silos * Slots, cluster.Executing(2));
        Assert.False(cluster.SecondsOf.ContainsKey(1));
    }
}
