using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace LazyRich.Store.Model;

/// <summary>A matrix that a study brought, kept once by digest: neither workers nor later readers need the file it came from.</summary>
[Table("inputs")]
internal sealed class Input
{
    [Key]
    public required string Digest { get; set; }

    public int Rows { get; set; }

    public int Columns { get; set; }

    /// <summary>Row-major little-endian float64.</summary>
    public required byte[] Data { get; set; }
}
