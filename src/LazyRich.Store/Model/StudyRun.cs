using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace LazyRich.Store.Model;

/// <summary>A study wants a run. Two studies that hold the same run share it.</summary>
[Table("study_runs")]
[PrimaryKey(nameof(StudyId), nameof(Ordinal))]
[Index(nameof(RunId), nameof(StudyId), IsUnique = true, Name = "ix_study_runs_run")]
internal sealed class StudyRun
{
    public long StudyId { get; set; }

    /// <summary>Place in the plan, from 0.</summary>
    public long Ordinal { get; set; }

    public long RunId { get; set; }

    [ForeignKey(nameof(StudyId))]
    public Study? Study { get; set; }

    [ForeignKey(nameof(RunId))]
    public Run? Run { get; set; }
}
