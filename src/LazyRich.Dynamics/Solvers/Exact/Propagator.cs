using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Observables;

namespace LazyRich.Dynamics.Solvers.Exact;

/// <summary>
/// The exact flow of a batch over any time, by the propagator of SCIENCE section 2: in the eigenvectors of F the matrix Riccati equation
/// is a scaling of rows, an orthonormalisation of columns, and a scaling back.
/// </summary>
/// <remarks>No assumption on widths or on the start but λ-balance. Not thread-safe: it works in its own buffers.</remarks>
internal sealed class Propagator<T> : IFlow<T> where T : unmanaged, ILanes<T>
{
    // Squares of e^{δh} must stay far from overflow.
    private const double LargestExponent = 300;

    private readonly EigenCoordinates coordinates;
    private readonly StepFactors<T> factors;
    private readonly ColumnSpace<T> columnSpace;
    private readonly LaneArray<T> inputParts;
    private readonly LaneArray<T> outputParts;
    private readonly LaneArray<T> zeros;
    private readonly LaneArray<T> passing;
    private readonly LaneArray<T> advantage = new(1);
    private readonly int rows;
    private readonly CancellationToken cancellation;

    public Propagator(IReadOnlyList<Start> starts, CancellationToken cancellation)
    {
        Spectrum first = starts[0].Spectrum;
        int hidden = starts[0].State.Columns;
        rows = starts[0].State.Rows;
        this.cancellation = cancellation;
        coordinates = new(first.InputAxes.Rows, first.OutputAxes.Rows, hidden);
        factors = new([.. starts.Select(start => start.Spectrum)], rows);
        columnSpace = new(rows, hidden);
        inputParts = new(first.Modes);
        outputParts = new(first.Modes);
        zeros = new(rows * hidden);
        passing = new(rows * hidden);
        for (int lane = 0; lane < starts.Count; lane++)
            SetLane(lane, starts[lane]);
    }

    /// <summary>Coordinates of a state in the frame; exact zeros are put back where rounding has lost them.</summary>
    public void ToCoordinates(ReadOnlySpan<T> state, Span<T> c)
    {
        coordinates.FromFrame(state, c, inputParts.Span, outputParts.Span);
        T one = T.Broadcast(1.0), nothing = T.Broadcast(0.0);
        ReadOnlySpan<T> zeros = this.zeros.Span;
        for (int e = 0; e < c.Length; e++)
            c[e] = T.Select(T.Equal(zeros[e], one), nothing, c[e]);
    }

    public void ToState(ReadOnlySpan<T> c, Span<T> state) => coordinates.ToFrame(c, state, inputParts.Span, outputParts.Span);

    public void Advance(ReadOnlySpan<T> from, T since, T elapsed, Span<T> to)
    {
        ToCoordinates(from, passing.Span);
        AdvanceCoordinates(passing.Span, elapsed);
        ToState(passing.Span, to);
    }

    /// <summary>Moves coordinates by <paramref name="elapsed"/> (greater than 0), in as many equal steps as a lane needs.</summary>
    public void AdvanceCoordinates(Span<T> c, T elapsed)
    {
        T one = T.Broadcast(1.0);
        T count = StepCount(elapsed);
        factors.Set(elapsed / count);
        T done = T.Broadcast(0.0);
        for (T left = T.LessThan(done, count); T.Any(left); left = T.LessThan(done, count))
        {
            cancellation.ThrowIfCancellationRequested();
            columnSpace.Step(c, factors.Before, factors.Identity, factors.After, left);
            done += one;
        }
    }

    private T StepCount(T elapsed)
    {
        T needed = advantage.Span[0] * elapsed / T.Broadcast(LargestExponent);
        T rounded = T.Round(needed + T.Broadcast(0.5));
        return T.Select(T.LessThan(rounded, T.Broadcast(1.0)), T.Broadcast(1.0), rounded);
    }

    private void SetLane(int lane, Start start)
    {
        for (int i = 0; i < start.Spectrum.Modes; i++)
        {
            inputParts.Set(i, lane, start.Spectrum.InputParts[i]);
            outputParts.Set(i, lane, start.Spectrum.OutputParts[i]);
        }

        advantage.Set(0, lane, start.Spectrum.Advantages[0]);
        foreach ((int row, int column) in start.Zeros())
            zeros.Set((column * rows) + row, lane, 1);
    }
}
