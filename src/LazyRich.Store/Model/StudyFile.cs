using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace LazyRich.Store.Model;

/// <summary>What a matrix file held that a study names: its text can be read again where that file never was. Studies of schema 9 and before have no rows.</summary>
[Table("study_files")]
[PrimaryKey(nameof(StudyId), nameof(Name))]
internal sealed class StudyFile
{
    public long StudyId { get; set; }

    /// <summary>As the study's source has it.</summary>
    public required string Name { get; set; }

    public required string Digest { get; set; }

    [ForeignKey(nameof(StudyId))]
    public Study? Study { get; set; }

    [ForeignKey(nameof(Digest))]
    public Input? Input { get; set; }
}
