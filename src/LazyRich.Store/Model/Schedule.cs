using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace LazyRich.Store.Model;

/// <summary>When a run is observed, as its definition says it: a grid by digest, or a rule.</summary>
[Table("schedules")]
[Index(nameof(Json), IsUnique = true, Name = "ix_schedules_json")]
internal sealed class Schedule
{
    public long Id { get; set; }

    /// <summary>The value of <c>time</c> in the canonical JSON.</summary>
    public required string Json { get; set; }
}
