using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Solvers.Alone;
using LazyRich.Dynamics.Solvers.Exact;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Solvers.Naive;

/// <summary>QQᵀ(t) = e^{Ft}Q₀ [I + ½Q₀ᵀ(e^{Ft}F⁻¹e^{Ft} − F⁻¹)Q₀]⁻¹ Q₀ᵀe^{Ft} (SCIENCE section 2), in whole matrices.</summary>
/// <remarks>Where F is singular its null vectors add t instead, the limit of (e^{2μt} − 1)/(2μ). e^{Ft} itself is from the spectrum of F.</remarks>
internal sealed class NaiveCourse : GramCourse
{
    private readonly double[] eigenvalues;

    // Rows are eigenvectors of F.
    private readonly Matrix vectors;
    private readonly Matrix start;
    private readonly Matrix inverse;

    public NaiveCourse(Problem problem) : base(problem)
    {
        var spectrum = new Spectrum(problem.S, problem.Lambda);
        int size = Inputs + Outputs;
        vectors = Modes.ToWeights(Matrix.Identity(size), spectrum).Transposed();
        eigenvalues = new double[size];
        for (int i = 0; i < size; i++)
        {
            eigenvalues[i] = i < spectrum.Modes ? spectrum.Eigenvalues[i]
                : i < 2 * spectrum.Modes ? -spectrum.Eigenvalues[i - spectrum.Modes]
                : spectrum.PerpGrows ? spectrum.HalfLambda : -spectrum.HalfLambda;
        }

        start = new(problem.W1.Rows, size);
        for (int h = 0; h < start.Rows; h++)
        {
            problem.W1.Row(h).CopyTo(start.Row(h));
            for (int o = 0; o < Outputs; o++)
                start[h, Inputs + o] = problem.W2[o, h];
        }

        inverse = Function(static mu => mu == 0 ? 0 : 1 / mu);
    }

    protected override (Matrix Z, Matrix A) Evaluate(double t)
    {
        Matrix growth = Function(mu => Elementary.Exp(mu * t));
        Matrix between = Matrix.Product(Matrix.Product(growth, inverse), growth);
        Matrix still = Function(mu => mu == 0 ? 2 * t : 0);
        for (int e = 0; e < between.Data.Length; e++)
            between.Data[e] = 0.5 * (between.Data[e] - inverse.Data[e] + still.Data[e]);
        Matrix a = Matrix.Product(Matrix.Product(start, between), start.Transposed());
        for (int i = 0; i < a.Rows; i++)
            a[i, i] += 1;
        return (Matrix.Product(growth, start.Transposed()), a);
    }

    private Matrix Function(Func<double, double> of)
    {
        var result = new Matrix(vectors.Rows, vectors.Rows);
        for (int i = 0; i < vectors.Rows; i++)
            result.AddOuter(of(eigenvalues[i]), vectors.Row(i), vectors.Row(i));
        return result;
    }
}
