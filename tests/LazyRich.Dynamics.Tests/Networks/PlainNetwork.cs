using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Tests.Networks;

/// <summary>A network of any depth and activation over its samples, as a textbook writes it.</summary>
internal static class PlainNetwork
{
    public static Matrix Output(IReadOnlyList<Matrix> layers, Activation activation, Matrix x)
    {
        Matrix h = x;
        for (int l = 0; l < layers.Count; l++)
        {
            Matrix z = layers[l].Times(h);
            h = l == layers.Count - 1 ? z : new(z.Rows, z.Columns, [.. z.Data.Select(value => Apply(activation, value))]);
        }

        return h;
    }

    /// <summary>½‖f(X) − Y‖²/P.</summary>
    public static double Loss(Problem problem, IReadOnlyList<Matrix> layers)
    {
        double size = Output(layers, problem.Activation, problem.Samples!.X).Plus(problem.Samples.Y, -1).Norm();
        return size * size / (2 * problem.Samples.Count);
    }

    /// <summary>∂L/∂W of every layer, by central differences.</summary>
    public static Matrix[] Gradient(Problem problem, IReadOnlyList<Matrix> layers) =>
        [.. layers.Select((_, layer) => Differentiate(layers, layer, moved => Loss(problem, moved)))];

    /// <summary>‖J Jᵀ‖/P with J the derivatives of every output on every sample by every weight, by central differences.</summary>
    public static Matrix Kernel(Problem problem, IReadOnlyList<Matrix> layers)
    {
        int size = problem.S.Rows * problem.Samples!.Count;
        var kernel = new Matrix(size, size);
        for (int layer = 0; layer < layers.Count; layer++)
        {
            for (int e = 0; e < layers[layer].Data.Length; e++)
            {
                const double step = 1e-5;
                Matrix up = Output(Moved(layers, layer, e, step), problem.Activation, problem.Samples.X);
                Matrix down = Output(Moved(layers, layer, e, -step), problem.Activation, problem.Samples.X);
                Matrix slope = up.Plus(down, -1).Scaled(0.5 / step);
                for (int i = 0; i < size; i++)
                {
                    for (int j = 0; j < size; j++)
                        kernel[i, j] += slope.Data[i] * slope.Data[j] / problem.Samples.Count;
                }
            }
        }

        return kernel;
    }

    private static Matrix Differentiate(IReadOnlyList<Matrix> layers, int layer, Func<IReadOnlyList<Matrix>, double> function)
    {
        const double step = 1e-5;
        Matrix at = layers[layer];
        return new(at.Rows, at.Columns, [.. Enumerable.Range(0, at.Data.Length).Select(e =>
            (function(Moved(layers, layer, e, step)) - function(Moved(layers, layer, e, -step))) / (2 * step))]);
    }

    private static Matrix[] Moved(IReadOnlyList<Matrix> layers, int layer, int entry, double by)
    {
        Matrix[] moved = [.. layers];
        moved[layer] = new(layers[layer].Rows, layers[layer].Columns, layers[layer].Data);
        moved[layer].Data[entry] += by;
        return moved;
    }

    private static double Apply(Activation activation, double z) => activation switch
    {
        Activation.ReLU => Math.Max(z, 0),
        Activation.Tanh => 1 - (2 / (Elementary.Exp(2 * z) + 1)),
        _ => z,
    };
}
