using System.Collections.Immutable;
using LazyRich.Dynamics.Algebra;

namespace LazyRich.Studies.Plan;

/// <summary>
/// A study, validated and expanded. Enumerating <see cref="Runs"/> computes keys as it goes, so a million rows never stand in memory.
/// </summary>
/// <param name="Source">The study file's text, or its JSON, as it was given.</param>
/// <param name="Axes">What varies, in the order of the product; the first axis varies slowest.</param>
/// <param name="Count">Number of runs, repeats of one key counted once.</param>
/// <param name="Skipped">Points that <c>impossible: skip</c> left out.</param>
/// <param name="Inputs">Matrices that the runs name, by digest.</param>
public sealed record StudyPlan(
    string Name,
    string Description,
    string Source,
    ImmutableArray<Axis> Axes,
    long Count,
    ImmutableArray<SkippedPoint> Skipped,
    ImmutableDictionary<string, Matrix> Inputs,
    IEnumerable<PlannedRun> Runs)
{
    /// <summary>Priority, retry and timeout as the file states them.</summary>
    public StudyPolicy Policy { get; init; } = new();

    /// <summary>The digests of the matrix files, by the names under which the study file has them.</summary>
    public ImmutableDictionary<string, string> Files { get; init; } = ImmutableDictionary<string, string>.Empty;
}

/// <summary>One thing that varies: <c>lambda</c>, <c>architecture</c>, <c>init.scale</c>.</summary>
/// <param name="Values">As a reader would write them, in plan order.</param>
public sealed record Axis(string Name, ImmutableArray<string> Values);

/// <summary>A point of the product whose λ the width forbids.</summary>
public sealed record SkippedPoint(string Architecture, double Lambda, string Why);
