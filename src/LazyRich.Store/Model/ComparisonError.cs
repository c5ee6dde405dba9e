using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace LazyRich.Store.Model;

/// <summary>How far a run is from the solver it is compared against, in one observable: the two numbers one filters on of a series of errors.</summary>
[Table("errors")]
[PrimaryKey(nameof(RunId), nameof(Observable))]
internal sealed class ComparisonError
{
    public long RunId { get; set; }

    public required string Observable { get; set; }

    /// <summary>Largest over the recorded times, relative as the series is; +∞ where either way is not finite.</summary>
    public double Max { get; set; }

    /// <summary>At the last recorded time.</summary>
    public double Final { get; set; }

    /// <summary>Of the largest, counted from 1; null for a run without phases.</summary>
    public int? Phase { get; set; }

    [ForeignKey(nameof(RunId))]
    public Run? Run { get; set; }
}
