using LazyRich.Grains.Dispatch;
using LazyRich.Grains.Hosting;
using LazyRich.Grains.Runs;
using LazyRich.Store.Writing;
using Microsoft.Extensions.Logging;

namespace LazyRich.Grains.Pulling;

/// <summary>Renews everything this silo holds in one call, at a third of the lease, and stops the runs whose lease is gone; if one does not hear of it, the next turn says it again.</summary>
internal sealed class LeaseRenewal(
    string silo, LeaseBook leases, Func<IDispatcherGrain> dispatcher, Func<AttemptId, IRunGrain> run, TimeSpan leaseDuration, TimeProvider time,
    ILogger<LeaseRenewal> log)
    : PeriodicDuty(leaseDuration / 3, time, log)
{
    private volatile bool isUnknown;

    /// <summary>To a head that does not know yet what this silo holds, even if that is nothing.</summary>
    public void Introduce()
    {
        isUnknown = true;
        Hasten();
    }

    protected override async Task PerformAsync(CancellationToken stopping)
    {
        AttemptId[] held = leases.Held;
        if (held.Length == 0 && !isUnknown)
            return;
        isUnknown = false;
        AttemptList lost = await RenewAsync(held, stopping);

        // Not awaited: a run that waits for what the head has to send it must not keep the other leases from being renewed.
        foreach (AttemptId attempt in lost.Attempts)
            run(attempt).LeaseLostAsync().Ignore();
    }

    /// <summary>What goes wrong, or hangs until the next turn, is tried again then, a silo that holds nothing included: another head may have come meanwhile.</summary>
    private async Task<AttemptList> RenewAsync(AttemptId[] held, CancellationToken stopping)
    {
        try
        {
            return await dispatcher().RenewAsync(silo, new(held)).WaitAsync(Interval, Time, stopping);
        }
        catch
        {
            isUnknown = true;
            throw;
        }
    }
}
