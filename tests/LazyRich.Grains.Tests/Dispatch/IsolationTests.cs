using LazyRich.Grains.Dispatch;
using LazyRich.Grains.Pool;
using LazyRich.Grains.Tests.Fakes;
using LazyRich.Store.Writing;

namespace LazyRich.Grains.Tests.Dispatch;

public sealed class IsolationTests
{
    private static readonly PoolLoad idle = new(2, 8, 0, 0, 0, null);
    private static readonly PoolLoad busy = idle with { Executing = 3 };
    private static readonly LeaseGrant suspect = new([new(FakeStore.KeyOf(1), 1, "") { IsAlone = true }], true, null);
    private static readonly LeaseGrant waits = new([], true, null);

    private readonly Isolation isolation = new();

    [Fact]
    public void Admit_SiloThatExecutesASuspect_GetsNothingUntilItIsIdle()
    {
        isolation.Granted("a", suspect, silos: 2);

        Assert.Equal(Admission.Nothing, isolation.Admit("a", idle with { Executing = 1 }, silos: 2));
        Assert.Equal(Admission.SuspectOrRuns, isolation.Admit("a", idle, silos: 2));
    }

    [Fact]
    public void Admit_SuspectsWaitAndNobodyIsIdle_LetsOneSiloRunDryAndTheOthersGoOn()
    {
        isolation.Granted("a", waits, silos: 2);
        isolation.Granted("b", waits, silos: 2);

        Assert.Equal([Admission.Nothing, Admission.Runs], [isolation.Admit("a", busy, 2), isolation.Admit("b", busy, 2)]);
        Assert.Equal(Admission.SuspectOrRuns, isolation.Admit("a", idle, 2));
    }

    [Fact]
    public void Admit_HalfOfTheSilosExecuteSuspects_TheOthersSolve()
    {
        isolation.Granted("a", suspect, silos: 4);
        isolation.Granted("b", suspect, silos: 4);

        Assert.Equal(Admission.Runs, isolation.Admit("c", idle, silos: 4));
    }

    [Fact]
    public void Forget_SiloThatWasAlone_MakesRoomForAnother()
    {
        isolation.Granted("a", suspect, silos: 1);
        isolation.Forget("a");

        Assert.Equal(Admission.SuspectOrRuns, isolation.Admit("b", idle, silos: 1));
    }
}
