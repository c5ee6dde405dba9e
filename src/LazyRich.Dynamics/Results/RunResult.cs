using System.Collections.Immutable;
using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Observables;

namespace LazyRich.Dynamics.Results;

/// <summary>What one run observed.</summary>
/// <param name="Times">The recorded times, starting with 0.</param>
/// <param name="Series">One per observable asked for, in the order of the definition.</param>
/// <param name="Summary">Of the last phase, where there are several.</param>
public sealed record RunResult(double[] Times, ObservableSeries[] Series, Summary Summary)
{
    /// <summary>The summary of each phase, times counted from its start; empty for a run without phases.</summary>
    public ImmutableArray<PhaseResult> Phases { get; init; } = [];

    /// <summary>Layers at the last recorded time; default where the solver does not know the weights themselves.</summary>
    internal ImmutableArray<Matrix> End { get; init; }

    /// <summary>Where the states themselves were recorded: what any observable can be read from.</summary>
    internal Replay? Replay { get; init; }
}

/// <param name="Name">As in the definition.</param>
public sealed record PhaseResult(string Name, Summary Summary)
{
    /// <summary>The series, of a run with phases, that numbers them from 1.</summary>
    public const string Series = "phase";

    /// <summary>The phase's recorded times, counted from its start.</summary>
    internal double[] Times { get; init; } = [];
}

/// <summary>One observable along a run.</summary>
/// <param name="Shape">Of one recorded time: empty for a scalar, [5] for five singular values, [No, Ni] for the product.</param>
/// <param name="Values">Time-major, then row-major: Times.Length × product of Shape.</param>
public sealed record ObservableSeries(string Observable, int[] Shape, double[] Values);

/// <summary>How a run ended: a result, or a numerical failure that no retry can mend.</summary>
public readonly record struct RunOutcome(RunResult? Result, string? Failure)
{
    public static implicit operator RunOutcome(RunResult result) => new(result, null);

    public static RunOutcome Failed(string why) => new(null, why);
}
