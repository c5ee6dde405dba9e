using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace LazyRich.Store.Model;

/// <summary>How many runs of a study are in a state; changed in the transaction that changes the state, so nobody ever counts rows.</summary>
[Table("counters")]
[PrimaryKey(nameof(StudyId), nameof(State))]
internal sealed class Counter
{
    public long StudyId { get; set; }

    public required string State { get; set; }

    public long Runs { get; set; }

    [ForeignKey(nameof(StudyId))]
    public Study? Study { get; set; }
}
