using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace LazyRich.Store.Model;

/// <summary>A row of the cluster's membership, so that a head which comes back knows its workers. What it says is the cluster's own business.</summary>
[Table("silos")]
internal sealed class Silo
{
    [Key]
    public required string Address { get; set; }

    public required string Entry { get; set; }
}
