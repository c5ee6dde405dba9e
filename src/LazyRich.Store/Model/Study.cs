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

    /// <summary>Runs of a higher one are leased first.</summary>
    public int Priority { get; set; }

    /// <summary>SHA-256 over the keys in plan order, first 128 bits: tells a repeated submission from a changed plan.</summary>
    public byte[]? PlanDigest { get; set; }

    public long Runs { get; set; }

    /// <summary>How many points the plan left out as impossible.</summary>
    public long Skipped { get; set; }

    public long Submitted { get; set; }
}
