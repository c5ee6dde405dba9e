using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Observables;

namespace LazyRich.Dynamics.Networks;

/// <summary>Linear maps in coordinates in which their inputs are white: AL of A, with Σxx = LLᵀ; A itself where they are white as they are.</summary>
/// <remarks>Directions that Σxx does not have are columns of 0, so that all is No×Ni.</remarks>
internal sealed class Whitening<T> where T : unmanaged, ILanes<T>
{
    private readonly LaneArray<T>? root, result;
    private readonly int outputs, inputs;

    public Whitening(IReadOnlyList<Target> targets)
    {
        (outputs, inputs) = (targets[0].Problem.S.Rows, targets[0].Problem.S.Columns);
        if (targets.All(target => target.Problem.InputCovariance is null))
            return;
        root = new(inputs * inputs);
        result = new(outputs * inputs);
        for (int lane = 0; lane < targets.Count; lane++)
            root.SetLane(lane, WhitenedTask.Of(targets[lane].Problem).Root ?? Matrix.Identity(inputs), inputs);
    }

    /// <param name="map">No×Ni.</param>
    /// <returns>May be overwritten by the next call.</returns>
    public ReadOnlySpan<T> Of(ReadOnlySpan<T> map)
    {
        if (root is null)
            return map;
        MatrixPlace place = MatrixPlace.RowMajor(outputs, inputs);
        LaneProducts.Multiply(map, place, root.Span, MatrixPlace.RowMajor(inputs, inputs), result!.Span, place);
        return result.Span;
    }
}
