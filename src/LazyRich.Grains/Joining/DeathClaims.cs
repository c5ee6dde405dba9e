using LazyRich.Grains.Status;
using SiloStatus = Orleans.Runtime.SiloStatus;

namespace LazyRich.Grains.Joining;

/// <summary>
/// A silo is dead by one vote, or nobody would notice where only two are left. But a network may be broken between two workers alone, who need nothing of each
/// other: whom the head hears is alive, whatever a worker says, and so is the head while it can answer this.
/// </summary>
internal sealed class DeathClaims(SiloAddress head, SiloBoard board)
{
    /// <summary>Three words of a silo, and half of what it takes to miss it: the death of one that is silent is not noticed later.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(3);

    /// <param name="known">What the membership says of that silo now.</param>
    /// <returns>Whether the row says that a silo is dead, on a worker's word, and the head knows better.</returns>
    public bool IsRefuted(MembershipEntry claim, MembershipEntry known) =>
        claim.Status == SiloStatus.Dead
        && known.Status == SiloStatus.Active
        && HasNewVote(claim, known)
        && (claim.SiloAddress.Equals(head) || board.SilenceOf(claim.SiloAddress.ToParsableString()) < Fresh);

    /// <summary>A silo that takes its leave writes the same without a vote.</summary>
    private static bool HasNewVote(MembershipEntry claim, MembershipEntry known) => (claim.SuspectTimes ?? []).Except(known.SuspectTimes ?? []).Any();
}
