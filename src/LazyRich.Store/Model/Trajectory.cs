using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace LazyRich.Store.Model;

/// <summary>One observable of one run over its grid. The only table that is large.</summary>
[Table("trajectories")]
[PrimaryKey(nameof(RunId), nameof(Observable))]
internal sealed class Trajectory
{
    public long RunId { get; set; }

    public required string Observable { get; set; }

    /// <summary>Of one recorded time, as JSON: <c>[]</c> a scalar, <c>[5]</c> five singular values, <c>[5,10]</c> a matrix.</summary>
    public required string Shape { get; set; }

    /// <summary>0: raw little-endian float64, time-major, then row-major.</summary>
    public int Encoding { get; set; }

    /// <summary>SHA-256 over the data, first 128 bits.</summary>
    public required byte[] Checksum { get; set; }

    public required byte[] Data { get; set; }

    [ForeignKey(nameof(RunId))]
    public Run? Run { get; set; }
}
