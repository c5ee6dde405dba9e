using System.ComponentModel.DataAnnotations.Schema;

namespace LazyRich.Store.Model;

/// <summary>The one row that says what this file is.</summary>
[Table("meta")]
internal sealed class Meta
{
    [DatabaseGenerated(DatabaseGeneratedOption.None)]
    public long Id { get; set; }

    public required string StoreId { get; set; }

    /// <summary>UTC ticks, as every time of day in the store: SQLite has no type for it that EF can compare.</summary>
    public long Created { get; set; }

    /// <summary>Version of the product that made or last migrated the store.</summary>
    public required string Product { get; set; }

    public int NumericsVersion { get; set; }

    public int SchemaVersion { get; set; }

    /// <summary>Of the cluster's membership: raised by one with every change, and never lowered.</summary>
    public long MembershipVersion { get; set; }
}
