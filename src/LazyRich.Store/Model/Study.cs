using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace LazyRich.Store.Model;

/// <summary>A submitted plan. It gets its name last, when all of its rows are there; one without a name is half submitted, or replaced.</summary>
[Table("studies")]
[Index(nameof(Name), IsUnique = true, Name = "ix_studies_name")]
internal sealed class Study
{
    public long Id { get; set; }

    public string? Name { get; set; }

    public required string Description { get; set; }

    /// <summary>The study file's text.</summary>
    public required string Source { get; set; }

    /// <summary>JSON: <c>[{"name":"lambda","values":["-1","1"]}]</c>.</summary>
    public required string Axes { get; set; }

    /// <summary>A word of <see cref="StudyState"/>.</summary>
    public required string State { get; set; }

    /// <summary>Runs of a higher one are leased first.</summary>
    public int Priority { get; set; }

    /// <summary>Its share of the slots against studies of equal priority, &gt; 0.</summary>
    public double Weight { get; set; }

    /// <summary>Most of its runs leased at once; null: no limit.</summary>
    public int? RunLimit { get; set; }

    /// <summary>Seconds that an attempt may execute; null: no limit.</summary>
    public double? Timeout { get; set; }

    /// <summary>How often a run that failed is tried again by itself.</summary>
    public int Retry { get; set; }

    /// <summary>Whether that includes runs that took too long.</summary>
    public bool RetryTimeouts { get; set; }

    /// <summary>SHA-256 over the keys in plan order, first 128 bits: tells a repeated submission from a changed plan.</summary>
    public byte[]? PlanDigest { get; set; }

    public long Runs { get; set; }

    /// <summary>How many points the plan left out as impossible.</summary>
    public long Skipped { get; set; }

    public long Submitted { get; set; }
}
