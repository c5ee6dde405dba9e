using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace LazyRich.Store.Model;

/// <summary>What runs share that differ only in λ, seed and times. Few rows, so conditions on parameters are answered here.</summary>
[Table("configurations")]
[Index(nameof(Digest), IsUnique = true, Name = "ix_configurations_digest")]
internal sealed class Configuration
{
    public long Id { get; set; }

    public required string Digest { get; set; }

    /// <summary>Canonical JSON, without λ, seed and time.</summary>
    public required string Json { get; set; }

    /// <summary>True when λ is measured from given weights: then it is not part of the run's definition.</summary>
    public bool MeasuresLambda { get; set; }

    public required string Task { get; set; }

    /// <summary><c>10-5-5</c>.</summary>
    public required string Architecture { get; set; }

    public required string Shape { get; set; }

    public int Inputs { get; set; }

    public int Hidden { get; set; }

    public int Outputs { get; set; }

    public required string Init { get; set; }

    public required string Solver { get; set; }
}
