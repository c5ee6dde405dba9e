using System.Collections.Immutable;
using LazyRich.Dynamics.Algebra;

namespace LazyRich.Dynamics.Observables;

/// <summary>Between a network's layers and a state of it (see <see cref="StateShape"/>), in the frame of the weights or in one with axes of its own.</summary>
internal static class StateLayers
{
    /// <param name="outputAxes">Rows are the frame's axes, No×No; null: the weights' own.</param>
    /// <param name="inputAxes">The same, Ni×Ni.</param>
    public static double[] ToState(ImmutableArray<Matrix> layers, Matrix? outputAxes, Matrix? inputAxes)
    {
        Matrix first = layers[0].Transposed(), last = layers[^1];
        return
        [
            .. (inputAxes is null ? first : Times(inputAxes, first)).Data,
            .. layers.Skip(1).SkipLast(1).SelectMany(layer => layer.Data),
            .. (outputAxes is null ? last : Times(outputAxes, last)).Data,
        ];
    }

    public static ImmutableArray<Matrix> ToLayers(StateShape shape, ReadOnlySpan<double> state, Matrix? outputAxes, Matrix? inputAxes)
    {
        var layers = ImmutableArray.CreateBuilder<Matrix>(shape.Layers);
        for (int layer = 0; layer < shape.Layers; layer++)
        {
            (int rows, int columns) = layer == 0 ? (shape.Widths[0], shape.Widths[1]) : (shape.Widths[layer + 1], shape.Widths[layer]);
            var matrix = new Matrix(rows, columns, shape.Layer(state, layer));
            Matrix? axes = layer == 0 ? inputAxes : layer == shape.Layers - 1 ? outputAxes : null;
            if (axes is not null)
                matrix = Times(axes.Transposed(), matrix);
            layers.Add(layer == 0 ? matrix.Transposed() : matrix);
        }

        return layers.MoveToImmutable();
    }

    private static Matrix Times(Matrix left, Matrix right)
    {
        var product = new Matrix(left.Rows, right.Columns);
        for (int i = 0; i < left.Rows; i++)
        {
            for (int k = 0; k < right.Rows; k++)
                Vectors.AddScaled(product.Row(i), left[i, k], right.Row(k));
        }

        return product;
    }
}
