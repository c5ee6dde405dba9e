using CsCheck;
using LazyRich.Grains.Dispatch;
using LazyRich.Store.Writing.Ordering;

namespace LazyRich.Grains.Tests.Dispatch;

public sealed class SharesTests
{
    private readonly Shares shares = new();

    [Fact]
    public void Next_EqualPriority_SharesSecondsByWeightWhateverRunsCost() =>
        Gen.Select(Gen.Double[0.1, 10], Gen.Double[0.1, 10], Gen.Double[0.01, 5], Gen.Double[0.01, 5]).Sample((weightA, weightB, costA, costB) =>
        {
            var all = new Shares();
            StudyQueue[] queues = [new(1, 0, weightA, 9), new(2, 0, weightB, 9)];
            double[] used = new double[3];
            while (used.Sum() < 5000)
            {
                StudyQueue next = all.Next(queues);
                double cost = next.Study == 1 ? costA : costB;
                all.Charge(next.Study, next.Weight, cost);
                used[next.Study] += cost;
            }

            // No study is ahead by more than one of its own runs.
            Assert.InRange((used[1] / weightA) - (used[2] / weightB), -(costB / weightB) - 1e-6, (costA / weightA) + 1e-6);
        });

    [Fact]
    public void Next_HigherPriority_GoesFirstHoweverMuchItHad()
    {
        shares.Charge(2, 1, 1000);

        Assert.Equal(2, shares.Next([new(1, 0, 1, 9), new(2, 1, 1, 9)]).Study);
    }

    [Fact]
    public void Next_StudyThatComesLate_CatchesUpNothing()
    {
        StudyQueue old = new(1, 0, 1, 9), late = new(2, 0, 1, 9);
        for (int i = 0; i < 100; i++)
        {
            shares.Next([old]);
            shares.Charge(1, 1, 1);
        }

        int turnsOfLate = Enumerable.Range(0, 10).Count(_ =>
        {
            StudyQueue next = shares.Next([old, late]);
            shares.Charge(next.Study, 1, 1);
            return next.Study == 2;
        });

        Assert.InRange(turnsOfLate, 5, 6);
    }
}
