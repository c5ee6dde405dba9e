using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace LazyRich.Store.Model;

/// <summary>Recorded times, kept once however many runs share them.</summary>
[Table("grids")]
[Index(nameof(Digest), IsUnique = true, Name = "ix_grids_digest")]
internal sealed class Grid
{
    public long Id { get; set; }

    public required string Digest { get; set; }

    public int Points { get; set; }

    /// <summary>Raw little-endian float64.</summary>
    public required byte[] Data { get; set; }
}
