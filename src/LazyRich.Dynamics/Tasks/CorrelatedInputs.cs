using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;

namespace LazyRich.Dynamics.Tasks;

/// <summary>Gives a linear task on whitened inputs the covariance that its setting asks for: inputs become Σ^½x, and targets what the same map makes of them.</summary>
internal static class CorrelatedInputs
{
    public static LinearTask Of(LinearTask white, Setting task, long seed, IInputs inputs)
    {
        if (!InputCovariance.IsGiven(task))
            return white;
        Matrix map = white.Teacher ?? white.S;
        Matrix covariance = InputCovariance.Draw(task, map, seed, inputs), root = InputCovariance.Root(covariance);

        // S = YXᵀ/P of the new samples: the map's part goes by Σ, the noise's, which is in S − map, by its root.
        Matrix s = Matrix.Product(map, covariance);
        Vectors.AddScaled(s.Data, 1, Matrix.Product(white.S.Minus(map), root).Data);
        return white with
        {
            S = s,
            InputCovariance = covariance,
            Samples = white.Samples is { } samples ? Turn(samples, map, root) : null,
            Test = white.Test is { } test ? test with { Samples = Turn(test.Samples, map, root) } : null,
        };
    }

    private static Samples Turn(Samples white, Matrix map, Matrix root)
    {
        Matrix x = Matrix.Product(root, white.X), y = white.Y.Minus(Matrix.Product(map, white.X.Minus(x)));
        return new(x, y);
    }
}
