using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace LazyRich.Store.Model;

/// <summary>
/// One run and where it stands. Ids rise in plan order, so leasing in order of id, within a study, is leasing in plan order. What a run observed
/// is elsewhere: listing and counting never touch it.
/// </summary>
[Table("runs")]
[Index(nameof(Key), IsUnique = true, Name = "ix_runs_key")]
[Index(nameof(ConfigurationId), nameof(Lambda), Name = "ix_runs_configuration_lambda")]
internal sealed class Run
{
    public long Id { get; set; }

    /// <summary>16 bytes, big-endian.</summary>
    public required byte[] Key { get; set; }

    public long ConfigurationId { get; set; }

    public double Lambda { get; set; }

    public long Seed { get; set; }

    public long ScheduleId { get; set; }

    /// <summary>The times it was recorded at; null until it has a result.</summary>
    public long? GridId { get; set; }

    public required string State { get; set; }

    /// <summary>
    /// The study in whose queue it waits: of those that want it an active one before a paused one, then the highest priority. Kept up to date while
    /// it is planned, so that leasing looks at one index and at no other study; null when nobody wants it.
    /// </summary>
    public long? QueueId { get; set; }

    /// <summary>UTC ticks until which it waits after a failure; null: ready.</summary>
    public long? NotBefore { get; set; }

    /// <summary>Number of the newest attempt; 0: never leased. It never falls, or a late answer could pass for a new one.</summary>
    public int Attempt { get; set; }

    public string? Silo { get; set; }

    /// <summary>UTC ticks; null unless leased.</summary>
    public long? Expires { get; set; }

    /// <summary>UTC ticks since when its silo says that it executes; null: merely leased, as far as is known.</summary>
    public long? Started { get; set; }

    /// <summary>A silo died while it executed: the next time it executes alone.</summary>
    public bool Suspect { get; set; }

    /// <summary>How often its silo was lost while it was leased and not known to execute. Above 0, its next start is announced first.</summary>
    public int Losses { get; set; }

    /// <summary>How often a silo died while it executed alone.</summary>
    public int Deaths { get; set; }

    /// <summary>Attempts that failed since it was planned by hand; what <c>retry</c> is compared with.</summary>
    public int Failures { get; set; }

    public string? Failure { get; set; }

    /// <summary>What kind of failure: a word of <see cref="Writing.Rules.FailureCauses"/>; null unless failed.</summary>
    public string? Cause { get; set; }

    public long? Finished { get; set; }

    public double? Seconds { get; set; }

    [ForeignKey(nameof(ConfigurationId))]
    public Configuration? Configuration { get; set; }

    [ForeignKey(nameof(ScheduleId))]
    public Schedule? Schedule { get; set; }

    [ForeignKey(nameof(GridId))]
    public Grid? Grid { get; set; }
}
