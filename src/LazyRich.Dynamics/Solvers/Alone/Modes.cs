using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Solvers.Exact;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Solvers.Alone;

/// <summary>Between weights and coordinates along the eigenvectors of F: plus rows, minus rows, the rest (see <see cref="Spectrum"/>).</summary>
internal static class Modes
{
    /// <returns>(Ni+No)×Nh.</returns>
    public static Matrix Of(Problem problem, Spectrum spectrum) => Start.ToEigenvectors(Start.ToFrame(problem, spectrum), spectrum);

    /// <param name="coordinates">(Ni+No)×any.</param>
    /// <returns>[W1ᵀ; W2], of the same shape.</returns>
    public static Matrix ToWeights(Matrix coordinates, Spectrum spectrum)
    {
        var weights = new Matrix(coordinates.Rows, coordinates.Columns);
        ToWeights(coordinates, spectrum, weights);
        return weights;
    }

    /// <param name="weights">Overwritten.</param>
    public static void ToWeights(Matrix coordinates, Spectrum spectrum, Matrix weights)
    {
        int modes = spectrum.Modes, inputs = spectrum.InputAxes.Rows, outputs = spectrum.OutputAxes.Rows;
        weights.Data.AsSpan().Clear();
        for (int i = 0; i < modes; i++)
        {
            Span<double> plus = coordinates.Row(i), minus = coordinates.Row(modes + i);
            AddToInputs(weights, spectrum, i, spectrum.InputParts[i], plus);
            AddToInputs(weights, spectrum, i, spectrum.OutputParts[i], minus);
            AddToOutputs(weights, spectrum, i, spectrum.OutputParts[i], plus);
            AddToOutputs(weights, spectrum, i, -spectrum.InputParts[i], minus);
        }

        for (int i = modes; i < inputs; i++)
            AddToInputs(weights, spectrum, i, 1, coordinates.Row(modes + i));
        for (int i = modes; i < outputs; i++)
            AddToOutputs(weights, spectrum, i, 1, coordinates.Row(modes + i));
    }

    private static void AddToInputs(Matrix weights, Spectrum spectrum, int axis, double factor, ReadOnlySpan<double> row)
    {
        for (int i = 0; i < spectrum.InputAxes.Rows; i++)
            Vectors.AddScaled(weights.Row(i), factor * spectrum.InputAxes[axis, i], row);
    }

    private static void AddToOutputs(Matrix weights, Spectrum spectrum, int axis, double factor, ReadOnlySpan<double> row)
    {
        for (int i = 0; i < spectrum.OutputAxes.Rows; i++)
            Vectors.AddScaled(weights.Row(spectrum.InputAxes.Rows + i), factor * spectrum.OutputAxes[axis, i], row);
    }
}
