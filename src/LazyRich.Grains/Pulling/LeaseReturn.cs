using LazyRich.Grains.Dispatch;
using LazyRich.Grains.Hosting;
using LazyRich.Store.Writing;
using Microsoft.Extensions.Logging;

namespace LazyRich.Grains.Pulling;

/// <summary>Returns to the dispatcher what this silo hands back: at once, and while the head is away every second.</summary>
internal sealed class LeaseReturn : PeriodicDuty
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly LeaseBook leases;
    private readonly Func<IDispatcherGrain> dispatcher;

    public LeaseReturn(LeaseBook leases, Func<IDispatcherGrain> dispatcher, TimeProvider time, ILogger<LeaseReturn> log) : base(Period, time, log)
    {
        (this.leases, this.dispatcher) = (leases, dispatcher);
        leases.HandedBack += Hasten;
    }

    /// <summary>Leaves nothing behind, or throws.</summary>
    public Task ReturnAsync() => PerformAsync(CancellationToken.None);

    protected override async Task PerformAsync(CancellationToken stopping)
    {
        AttemptId[] back = leases.TakeHandedBack();
        if (back.Length == 0)
            return;
        try
        {
            await dispatcher().ReleaseAsync(new(back)).WaitAsync(stopping);
        }
        catch
        {
            leases.KeepHandedBack(back);
            throw;
        }
    }
}
