using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace LazyRich.Store.Model;

/// <summary>History: one execution of a run.</summary>
[Table("attempts")]
[PrimaryKey(nameof(RunId), nameof(Number))]
internal sealed class Attempt
{
    public long RunId { get; set; }

    public int Number { get; set; }

    public required string Silo { get; set; }

    public long Leased { get; set; }

    /// <summary>When its silo first said that it executes; null when it was over before it was worth saying.</summary>
    public long? Started { get; set; }

    public long? Ended { get; set; }

    /// <summary>leased, succeeded, failed, released, expired, lost, cancelled or detached.</summary>
    public required string Outcome { get; set; }

    /// <summary>What kind of failure; null unless failed.</summary>
    public string? Cause { get; set; }

    public string? Message { get; set; }

    [ForeignKey(nameof(RunId))]
    public Run? Run { get; set; }
}
