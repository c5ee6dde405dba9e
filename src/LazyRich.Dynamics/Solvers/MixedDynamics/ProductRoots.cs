using LazyRich.Dynamics.Algebra;

namespace LazyRich.Dynamics.Solvers.MixedDynamics;

/// <summary>√(AᵀA + q²) and √(AAᵀ + q²) of one matrix after another, in buffers of its own.</summary>
/// <remarks>
/// Rotations J that make the rows of JA orthogonal (of JAᵀ where A is taller than wide) give both: with w the rows of JA and σ = ‖w‖,
/// √(AᵀA+q²) = qI + Σ wwᵀ/(√(σ²+q²)+q) and √(AAᵀ+q²) = Jᵀ diag √(σ²+q²) J.
/// </remarks>
/// <param name="q">At least 0.</param>
internal sealed class ProductRoots(int outputs, int inputs, double q)
{
    private const double Tolerance = 1e-15;
    private const int MaximumSweeps = 30;

    private readonly bool turned = outputs > inputs;
    private readonly Matrix rows = new(Math.Min(outputs, inputs), Math.Max(outputs, inputs));
    private readonly Matrix rotation = new(Math.Min(outputs, inputs), Math.Min(outputs, inputs));

    /// <summary>√(AᵀA + q²), Ni×Ni.</summary>
    public Matrix OfInputs { get; } = new(inputs, inputs);

    /// <summary>√(AAᵀ + q²), No×No.</summary>
    public Matrix OfOutputs { get; } = new(outputs, outputs);

    /// <param name="a">No×Ni, row-major.</param>
    public void Of(ReadOnlySpan<double> a)
    {
        Load(a);
        bool rotated = true;
        for (int sweep = 0; rotated && sweep < MaximumSweeps; sweep++)
            rotated = Sweep();
        Matrix narrow = turned ? OfInputs : OfOutputs, wide = turned ? OfOutputs : OfInputs;
        narrow.Data.AsSpan().Clear();
        wide.Data.AsSpan().Clear();
        for (int i = 0; i < wide.Rows; i++)
            wide[i, i] = q;
        for (int k = 0; k < rows.Rows; k++)
        {
            double squared = Vectors.Dot(rows.Row(k), rows.Row(k)), root = Math.Sqrt(squared + (q * q));
            narrow.AddOuter(root, rotation.Row(k), rotation.Row(k));
            if (root > 0)
                wide.AddOuter(1 / (root + q), rows.Row(k), rows.Row(k));
        }
    }

    private void Load(ReadOnlySpan<double> a)
    {
        for (int o = 0; o < outputs; o++)
        {
            for (int i = 0; i < inputs; i++)
                (turned ? ref rows[i, o] : ref rows[o, i]) = a[(o * inputs) + i];
        }

        rotation.Data.AsSpan().Clear();
        for (int k = 0; k < rotation.Rows; k++)
            rotation[k, k] = 1;
    }

    private bool Sweep()
    {
        bool rotated = false;
        for (int p = 0; p < rows.Rows - 1; p++)
        {
            for (int r = p + 1; r < rows.Rows; r++)
            {
                Span<double> x = rows.Row(p), y = rows.Row(r);
                double xx = Vectors.Dot(x, x), yy = Vectors.Dot(y, y), xy = Vectors.Dot(x, y);
                if (!(Math.Abs(xy) > Tolerance * Math.Sqrt(xx) * Math.Sqrt(yy)))
                    continue;
                rotated = true;
                double zeta = (yy - xx) / (2 * xy);
                double tangent = Math.CopySign(1, zeta) / (Math.Abs(zeta) + Math.Sqrt(1 + (zeta * zeta)));
                double cosine = 1 / Math.Sqrt(1 + (tangent * tangent)), sine = cosine * tangent;
                Rotate(x, y, cosine, sine);
                Rotate(rotation.Row(p), rotation.Row(r), cosine, sine);
            }
        }

        return rotated;
    }

    private static void Rotate(Span<double> x, Span<double> y, double cosine, double sine)
    {
        for (int k = 0; k < x.Length; k++)
            (x[k], y[k]) = ((cosine * x[k]) - (sine * y[k]), (sine * x[k]) + (cosine * y[k]));
    }
}
