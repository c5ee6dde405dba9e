using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Observables;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Networks;

/// <summary>What the networks of a batch learn from, as columns: L = ½·Share·‖f(X) − Y‖² and a part that no weights change.</summary>
/// <remarks>
/// A linear network knows its samples by their moments alone, and no more columns than it has inputs have the same: X = L and Y = S̃ at P = 1
/// (see <see cref="WhitenedTask"/>), with columns of 0 where Σxx has no direction. Any other network is shown its samples, Share = 1/P.
/// </remarks>
internal sealed class TrainingSet<T> where T : unmanaged, ILanes<T>
{
    private readonly LaneArray<T> inputs, targets;

    /// <param name="targets">One per lane, of one shape and activation; where that is not linear, with as many samples.</param>
    public TrainingSet(StateShape shape, IReadOnlyList<Target> targets)
    {
        Activation = targets[0].Problem.Activation;
        Count = Activation == Activation.Linear ? shape.Inputs : targets[0].Problem.Samples!.Count;
        Share = Activation == Activation.Linear ? 1 : 1.0 / Count;
        inputs = new(shape.Inputs * Count);
        this.targets = new(shape.Outputs * Count);
        for (int lane = 0; lane < targets.Count; lane++)
        {
            Samples set = Of(targets[lane].Problem);
            inputs.SetLane(lane, set.X, Count);
            this.targets.SetLane(lane, set.Y, Count);
        }
    }

    public Activation Activation { get; }

    /// <summary>Columns.</summary>
    public int Count { get; }

    /// <summary>Of each column in the loss.</summary>
    public double Share { get; }

    /// <summary>X, Ni×Count.</summary>
    public ReadOnlySpan<T> Inputs => inputs.Span;

    /// <summary>Y, No×Count.</summary>
    public ReadOnlySpan<T> Targets => targets.Span;

    /// <returns>Of one problem, without the columns of 0.</returns>
    public static Samples Of(Problem problem)
    {
        if (problem.Activation != Activation.Linear)
            return problem.Samples!;
        WhitenedTask task = WhitenedTask.Of(problem);
        return new(task.Root ?? Matrix.Identity(task.Rank), task.S);
    }
}
