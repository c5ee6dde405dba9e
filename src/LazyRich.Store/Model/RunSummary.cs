using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace LazyRich.Store.Model;

/// <summary>
/// A run's scalars: a column per <see cref="LazyRich.Dynamics.Results.SummaryColumn"/>, reached by name. SQLite has no NaN, so a NaN is NULL with its
/// bit set in the mask, and NULL alone is "not computed"; ±∞ are stored as they are.
/// </summary>
[Table("summaries")]
internal sealed class RunSummary
{
    private readonly Dictionary<string, object?> values = new(StringComparer.Ordinal);

    [Key]
    [DatabaseGenerated(DatabaseGeneratedOption.None)]
    [Column(Order = 0)]
    public long RunId { get; set; }

    /// <summary>Bit i: the column of index i is NaN.</summary>
    [Column(Order = 1)]
    public long NanMask { get; set; }

    [ForeignKey(nameof(RunId))]
    public Run? Run { get; set; }

    public object? this[string column]
    {
        get => values.GetValueOrDefault(column);
        set => values[column] = value;
    }
}
