using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace LazyRich.Store.Model;

/// <summary>
/// One run and where it stands. Ids rise in plan order, so leasing in order of id, within a priority, is leasing in plan order. What a run observed
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

    /// <summary>The highest among the studies that want it.</summary>
    public int Priority { get; set; }

    /// <summary>Number of the newest attempt; 0: never leased. It never falls, or a late answer could pass for a new one.</summary>
    public int Attempt { get; set; }

    public string? Silo { get; set; }

    /// <summary>UTC ticks; null unless leased.</summary>
    public long? Expires { get; set; }

    public string? Failure { get; set; }

    public long? Finished { get; set; }

    public double? Seconds { get; set; }

    [ForeignKey(nameof(ConfigurationId))]
    public Configuration? Configuration { get; set; }

    [ForeignKey(nameof(ScheduleId))]
    public Schedule? Schedule { get; set; }

    [ForeignKey(nameof(GridId))]
    public Grid? Grid { get; set; }
}
