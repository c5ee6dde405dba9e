using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace LazyRich.Store.Model;

/// <summary>The scalars of one phase of a run, in the columns that <see cref="RunSummary"/> has, times counted from the phase's start. The run's own row is that of its last phase.</summary>
[Table("phase_summaries")]
[PrimaryKey(nameof(RunId), nameof(Phase))]
internal sealed class PhaseSummary
{
    private readonly Dictionary<string, object?> values = new(StringComparer.Ordinal);

    [Column(Order = 0)]
    public long RunId { get; set; }

    /// <summary>Its name: <c>tune</c>.</summary>
    [Column(Order = 1)]
    public required string Phase { get; set; }

    /// <summary>From 1.</summary>
    [Column(Order = 2)]
    public int Number { get; set; }

    /// <summary>Bit i: the column of index i is NaN.</summary>
    [Column(Order = 3)]
    public long NanMask { get; set; }

    [ForeignKey(nameof(RunId))]
    public Run? Run { get; set; }

    public object? this[string column]
    {
        get => values.GetValueOrDefault(column);
        set => values[column] = value;
    }
}
