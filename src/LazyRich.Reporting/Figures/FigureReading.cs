using LazyRich.Studies.Files;

namespace LazyRich.Reporting.Figures;

/// <summary>A figure file, read: a figure, or every fault that was found.</summary>
public sealed record FigureReading(Figure? Figure, IReadOnlyList<StudyFault> Faults);
