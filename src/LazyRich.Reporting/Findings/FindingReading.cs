using LazyRich.Studies.Files;

namespace LazyRich.Reporting.Findings;

/// <summary>A finding's file, read: a finding, or every fault that was found.</summary>
public sealed record FindingReading(Finding? Finding, IReadOnlyList<StudyFault> Faults);
