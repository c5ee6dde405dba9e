using System.Collections.Immutable;
using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Phases;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Observables;

/// <summary>What a phase's states are measured against beside its own task: the run's start and all of its tasks, in the frame of the states.</summary>
/// <param name="Origin">The state at the start of the run.</param>
/// <param name="Tasks">One per task of the run.</param>
/// <param name="Learned">As in <see cref="History"/>.</param>
internal sealed record Lookback(double[] Origin, ImmutableArray<Target> Tasks, ImmutableArray<double> Learned)
{
    /// <param name="outputAxes">Of the frame, No×No; null for that of the weights themselves.</param>
    /// <returns>Null for a run without phases.</returns>
    public static Lookback? Of(Problem problem, Matrix? outputAxes, Matrix? inputAxes) => problem.History is not { } history ? null : new(
        StateLayers.ToState(history.Origin, outputAxes, inputAxes),
        [.. history.Tasks.Select(task => TargetOf(task.PutInto(problem) with { History = null, Frozen = [] }, outputAxes, inputAxes))],
        history.Learned);

    private static Target TargetOf(Problem problem, Matrix? outputAxes, Matrix? inputAxes) =>
        outputAxes is null || inputAxes is null ? Target.Of(problem) : Target.Of(problem, Turn(outputAxes, problem.S, inputAxes));

    /// <summary>U S Vᵀ.</summary>
    private static Matrix Turn(Matrix outputAxes, Matrix s, Matrix inputAxes)
    {
        var turned = new Matrix(s.Rows, s.Columns);
        var row = new double[s.Columns];
        for (int i = 0; i < s.Rows; i++)
        {
            Array.Clear(row);
            for (int k = 0; k < s.Rows; k++)
                Vectors.AddScaled(row, outputAxes[i, k], s.Row(k));
            for (int j = 0; j < s.Columns; j++)
                turned[i, j] = Vectors.Dot(row, inputAxes.Row(j));
        }

        return turned;
    }
}
