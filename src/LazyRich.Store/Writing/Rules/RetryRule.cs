using LazyRich.Dynamics.Randomness;
using LazyRich.Studies.Plan;

namespace LazyRich.Store.Writing.Rules;

/// <summary>Whether and when a run that failed is tried again. Pure: the jitter is a function of the run and of how often it failed.</summary>
internal static class RetryRule
{
    public static readonly TimeSpan First = TimeSpan.FromSeconds(1);

    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>What the infrastructure did is tried again at least so often, whatever the study says.</summary>
    public const int OfInfrastructure = 5;

    /// <param name="failures">How often it has failed by now, this time included; ≥ 1.</param>
    /// <param name="retry">How often the studies that want it let it be tried again.</param>
    /// <returns>How long it waits, in [½, 1] of a time that doubles from <see cref="First"/> to <see cref="Longest"/>; null: it stays failed.</returns>
    public static TimeSpan? Delay(FailureCause cause, int failures, int retry, bool retryTimeouts, RunKey key)
    {
        int allowed = cause switch
        {
            FailureCause.Error => retry,
            FailureCause.Timeout => retryTimeouts ? retry : 0,
            FailureCause.Infrastructure => Math.Max(retry, OfInfrastructure),
            _ => 0,
        };
        if (failures > allowed) return null;
        TimeSpan full = failures > 16 ? Longest : TimeSpan.FromTicks(Math.Min(First.Ticks << (failures - 1), Longest.Ticks));
        var jitter = new RandomStream((long)(ulong)key.Value, "retry");
        return full * (0.5 + (jitter.Uniform((ulong)failures) / 2));
    }
}
