using System.Runtime.InteropServices;
using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Solvers.Exact;

/// <summary>One run as the propagator sees it: its spectrum, its start in the frame of the task's singular vectors, and its end.</summary>
internal sealed class Start
{
    public Start(Problem problem)
    {
        Spectrum = new Spectrum(problem.S, problem.Lambda);
        Matrix inFrame = ToFrame(problem, Spectrum);
        Matrix eigen = ToEigenvectors(inFrame, Spectrum);
        Axes = new HiddenAxes(eigen, Spectrum);
        Limit = Exact.Limit.Of(eigen, Axes, Spectrum);

        // Elimination goes column by column and never carries a zero at the top of a column into one before it: a saddle's unreachable
        // columns come first, where their zeros last for ever. Elsewhere the columns that grow fastest come first, where pivots are largest.
        int hidden = inFrame.Columns;
        Columns = [.. Enumerable.Range(0, hidden)];
        if (Axes.Saddle)
            Array.Reverse(Columns);
        State = new Matrix(inFrame.Rows, hidden);
        for (int i = 0; i < inFrame.Rows; i++)
        {
            for (int j = 0; j < hidden; j++)
                State[i, j] = Vectors.Dot(inFrame.Row(i), Axes.Axes.Row(Columns[j]));
        }
    }

    public Spectrum Spectrum { get; }

    /// <summary>The directions of hidden space, and whether the run ends in a saddle.</summary>
    public HiddenAxes Axes { get; }

    /// <summary>Which hidden axis each column of the state is along.</summary>
    public int[] Columns { get; }

    /// <summary>[V W1ᵀ; U W2] at t=0, (Ni+No)×Nh, hidden units rotated to the axes.</summary>
    public Matrix State { get; }

    /// <summary>Coordinates along the eigenvectors at t→∞, (Ni+No)×Nh.</summary>
    public Matrix Limit { get; }

    /// <summary>
    /// Pairs (growing row, column) whose coordinate is 0 at every time. Only a saddle has them: elsewhere the columns are in an order in
    /// which the first step already mixes them, and what is 0 at t=0 fills up.
    /// </summary>
    public IEnumerable<(int Row, int Column)> Zeros()
    {
        if (!Axes.Saddle)
            yield break;
        for (int group = 0; group < Axes.RowGroups.Count; group++)
        {
            foreach (int row in Axes.RowGroups[group])
            {
                for (int column = 0; column < Columns.Length; column++)
                {
                    if (Axes.Groups[Columns[column]] > group)
                        yield return (row, column);
                }
            }
        }
    }

    /// <summary>[V W1ᵀ; U W2], (Ni+No)×Nh.</summary>
    internal static Matrix ToFrame(Problem problem, Spectrum spectrum)
    {
        Matrix w1 = problem.W1, w2 = problem.W2.Transposed();
        int inputs = w1.Columns, hidden = w1.Rows, outputs = w2.Columns;
        var state = new Matrix(inputs + outputs, hidden);
        for (int j = 0; j < hidden; j++)
        {
            for (int i = 0; i < inputs; i++)
                state[i, j] = Vectors.Dot(spectrum.InputAxes.Row(i), w1.Row(j));
            for (int i = 0; i < outputs; i++)
                state[inputs + i, j] = Vectors.Dot(spectrum.OutputAxes.Row(i), w2.Row(j));
        }

        return state;
    }

    /// <summary>Coordinates along the eigenvectors, (Ni+No)×Nh: plus rows, minus rows, the rest.</summary>
    internal static Matrix ToEigenvectors(Matrix inFrame, Spectrum spectrum)
    {
        var byColumn = new Matrix(inFrame.Columns, inFrame.Rows);
        var coordinates = new EigenCoordinates(spectrum.InputAxes.Rows, spectrum.OutputAxes.Rows, inFrame.Columns);
        coordinates.FromFrame<Lane1>(
            AsLanes(inFrame.Data), AsLanes(byColumn.Data), AsLanes(spectrum.InputParts), AsLanes(spectrum.OutputParts));
        return byColumn.Transposed();
    }

    private static Span<Lane1> AsLanes(double[] numbers) => MemoryMarshal.Cast<double, Lane1>(numbers.AsSpan());
}
