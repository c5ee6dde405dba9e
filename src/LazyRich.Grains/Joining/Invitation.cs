using System.Reflection;
using LazyRich.Dynamics;
using LazyRich.Grains.Wire;

namespace LazyRich.Grains.Joining;

/// <summary>What a head says of itself to whoever may want to join, before any silo starts.</summary>
/// <param name="Store">The store's id, which is the cluster's.</param>
/// <param name="Product">Version of the product.</param>
/// <param name="Wire">Version of what travels between silos.</param>
/// <param name="Numerics">Version of the numerics, which decides the bits of a result.</param>
/// <param name="Time">The head's clock, UTC.</param>
/// <param name="Slots">The head's own solver threads.</param>
/// <param name="LeaseSeconds">How long the head lets a silo execute without renewing; by it the silo renews.</param>
public sealed record Invitation(string Store, string Product, int Wire, int Numerics, DateTime Time, int Slots, double LeaseSeconds)
{
    /// <summary>
    /// How far clocks may be apart. Leases are judged by the head's clock alone, but the membership's heartbeats are compared between machines, and count as
    /// stale after 15 s.
    /// </summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(10);

    /// <summary>Whether silos report to Orleans' dashboard.</summary>
    public bool Dashboard { get; init; }

    public static string ThisProduct { get; } =
        typeof(Invitation).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";

    public static Invitation Of(string store, int slots, TimeSpan lease, TimeProvider time) =>
        new(store, ThisProduct, WireVersion.Current, NumericsVersion.Current, time.GetUtcNow().UtcDateTime, slots, lease.TotalSeconds);

    /// <param name="now">This machine's clock at the middle of the question.</param>
    /// <returns>Why this process cannot join; null when it can.</returns>
    public string? Refusal(DateTime now)
    {
        if (Product != ThisProduct)
            return $"the head is LazyRich {Product}, this worker is {ThisProduct}: install the same version on both";
        if (Wire != WireVersion.Current)
            return $"the head speaks version {Wire} between silos, this worker {WireVersion.Current}: build both from the same commit";
        if (Numerics != NumericsVersion.Current)
            return $"the head's results have numerics {Numerics}, this worker computes numerics {NumericsVersion.Current}: install the same version on both";
        TimeSpan apart = now - Time;
        return apart.Duration() <= ClockTolerance ? null : string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"this machine's clock is {apart.Duration().TotalSeconds:0} s {(apart > TimeSpan.Zero ? "ahead of" : "behind")} the head's, and may be {ClockTolerance.TotalSeconds:0} s off: set it (chronyc makestep, or timedatectl set-ntp true)");
    }
}
