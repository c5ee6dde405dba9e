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
        // Two thirds of the work in 2,000 runs of a minute, the rest in runs of 10 ms, in turn and in stretches.
        queues.Plan(1, 3_000_000 / 5, i => i % 300 == 0 ? (2, 60) : (1, 0.1));
        var cluster = new SimulatedCluster(queues, Silos, Slots);

        cluster.Run();

        // Behind the last lease nothing is left but a minute that was begun.
        Assert.InRange(cluster.Busy / (cluster.Now * Silos * Slots), 0.80, 1);
        Assert.InRange(cluster.Now - cluster.LastLease, 0, 61);
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
