using LazyRich.Dynamics.Algebra;

namespace LazyRich.Dynamics.Solvers.Exact;

/// <summary>
/// Eigenvalues and eigenvectors of F = [[−λ/2 I, Sᵀ], [S, λ/2 I]], written in the singular vectors of S (SCIENCE section 2).
/// </summary>
/// <remarks>
/// In the frame of these singular vectors F falls apart into 2×2 blocks: with X = [V W1ᵀ; U W2] the coordinates of a state, mode i has
/// plus row vᵢX1ᵢ + uᵢX2ᵢ of eigenvalue +S_λᵢ and minus row uᵢX1ᵢ − vᵢX2ᵢ of eigenvalue −S_λᵢ; the |Ni−No| rows left over are eigenvectors as they are.
/// </remarks>
internal sealed class Spectrum
{
    /// <param name="s">No×Ni.</param>
    public Spectrum(Matrix s, double lambda)
    {
        Svd svd = Svd.Of(s);
        Modes = svd.Values.Length;
        SingularValues = svd.Values;
        OutputAxes = Complete(svd.Left);
        InputAxes = Complete(svd.Right);
        HalfLambda = Math.Abs(lambda) / 2;
        PerpGrows = lambda != 0 && s.Rows > s.Columns == lambda > 0;
        Eigenvalues = new double[Modes];
        Advantages = new double[Modes];
        InputParts = new double[Modes];
        OutputParts = new double[Modes];

        // What rounding alone leaves of a singular value that is 0 would count, at t→∞, as a mode that is learned.
        double negligible = Math.Max(s.Rows, s.Columns) * 2.3e-16 * SingularValues[0];
        for (int i = 0; i < Modes; i++)
        {
            double si = SingularValues[i] <= negligible ? 0 : SingularValues[i];
            SingularValues[i] = si;
            double eigenvalue = Math.Sqrt((si * si) + (HalfLambda * HalfLambda));
            Eigenvalues[i] = eigenvalue;
            Advantages[i] = eigenvalue == 0 ? 0 : si / (eigenvalue + HalfLambda) * si;
            double larger = eigenvalue == 0 ? Math.Sqrt(0.5) : Math.Sqrt((eigenvalue + HalfLambda) / (2 * eigenvalue));
            double smaller = eigenvalue == 0 ? larger : si / (2 * eigenvalue * larger);
            (OutputParts[i], InputParts[i]) = lambda >= 0 ? (larger, smaller) : (smaller, larger);
        }
    }

    /// <summary>min(Ni, No).</summary>
    public int Modes { get; }

    /// <summary>s, largest first; those that are 0 to rounding are 0.</summary>
    public double[] SingularValues { get; }

    /// <summary>S_λ = √(s² + λ²/4).</summary>
    public double[] Eigenvalues { get; }

    /// <summary>S_λ − |λ|/2, by which a plus row outgrows the common factor, without cancellation.</summary>
    public double[] Advantages { get; }

    /// <summary>v: the weight of W1ᵀ in plus rows, of W2 in minus rows (negative).</summary>
    public double[] InputParts { get; }

    /// <summary>u: the weight of W2 in plus rows, of W1ᵀ in minus rows.</summary>
    public double[] OutputParts { get; }

    /// <summary>|λ|/2.</summary>
    public double HalfLambda { get; }

    /// <summary>Whether the rows beyond the modes have eigenvalue +|λ|/2; otherwise −|λ|/2.</summary>
    public bool PerpGrows { get; }

    /// <summary>Ni×Ni, rows are the right singular vectors and then any complement.</summary>
    public Matrix InputAxes { get; }

    /// <summary>No×No, rows are the left singular vectors and then any complement.</summary>
    public Matrix OutputAxes { get; }

    private static Matrix Complete(Matrix rows)
    {
        var full = new Matrix(rows.Columns, rows.Columns);
        rows.Data.CopyTo(full.Data, 0);
        OrthonormalRows.Orthonormalise(full, rows.Rows);
        return full;
    }
}
