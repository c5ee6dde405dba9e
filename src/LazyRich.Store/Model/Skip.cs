using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace LazyRich.Store.Model;

/// <summary>A point of a study's product whose λ the width forbids; figures hatch it.</summary>
[Table("skips")]
[PrimaryKey(nameof(StudyId), nameof(Ordinal))]
internal sealed class Skip
{
    public long StudyId { get; set; }

    public long Ordinal { get; set; }

    public required string Architecture { get; set; }

    public double Lambda { get; set; }

    public required string Why { get; set; }

    [ForeignKey(nameof(StudyId))]
    public Study? Study { get; set; }
}
