using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Networks;

/// <summary>Linear networks: L = ½‖AL − S̃‖² + Floor and −∇ by A is (S̃ − AL)Lᵀ = S − AΣxx (SCIENCE sections 1 and 8), whatever the number of samples.</summary>
internal sealed class MomentObjective<T> : Objective<T> where T : unmanaged, ILanes<T>
{
    private readonly Backpropagation<T> network;
    private readonly LaneArray<T> task, error;
    private readonly LaneArray<T>? root;
    private readonly int rank;

    public MomentObjective(IReadOnlyList<Problem> problems) : base(problems)
    {
        WhitenedTask[] tasks = [.. problems.Select(WhitenedTask.Of)];
        network = new(Shape, Activation.Linear, Shape.Inputs);
        rank = tasks.Max(each => each.Rank);
        task = new(Shape.Outputs * rank);
        error = new(task.Length);
        root = tasks[0].Root is null ? null : new(Shape.Inputs * rank);
        for (int lane = 0; lane < tasks.Length; lane++)
        {
            task.SetLane(lane, tasks[lane].S, rank);
            root?.SetLane(lane, tasks[lane].Root!, rank);
        }
    }

    public override T Measure(ReadOnlySpan<T> q)
    {
        network.Forward(q, default);
        Span<T> error = this.error.Span;
        if (root is null)
            network.Output.CopyTo(error);
        else
            LaneProducts.Multiply(network.Output, Product, root.Span, Root, error, Whitened);
        ReadOnlySpan<T> wanted = task.Span;
        T squares = T.Broadcast(0.0);
        for (int e = 0; e < error.Length; e++)
        {
            error[e] = wanted[e] - error[e];
            squares = T.Fma(error[e], error[e], squares);
        }

        return squares;
    }

    public override void Descend(ReadOnlySpan<T> q, Span<T> direction)
    {
        if (root is null)
            error.Span.CopyTo(network.Error);
        else
            LaneProducts.Multiply(error.Span, Whitened, root.Span, Root.Turned, network.Error, Product);
        network.Backward(q, default, Frozen, direction);
    }

    private MatrixPlace Product => MatrixPlace.RowMajor(Shape.Outputs, Shape.Inputs);

    private MatrixPlace Whitened => MatrixPlace.RowMajor(Shape.Outputs, rank);

    private MatrixPlace Root => MatrixPlace.RowMajor(Shape.Inputs, rank);
}
