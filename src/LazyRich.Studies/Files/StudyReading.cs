using LazyRich.Studies.Plan;

namespace LazyRich.Studies.Files;

/// <summary>A study file, read: a plan, or every fault that was found.</summary>
public sealed record StudyReading(StudyPlan? Plan, IReadOnlyList<StudyFault> Faults);
