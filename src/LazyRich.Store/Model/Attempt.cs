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

    public long? Ended { get; set; }

    /// <summary>leased, succeeded, failed, released, expired or detached.</summary>
    public required string Outcome { get; set; }

    public string? Message { get; set; }

    [ForeignKey(nameof(RunId))]
    public Run? Run { get; set; }
}
