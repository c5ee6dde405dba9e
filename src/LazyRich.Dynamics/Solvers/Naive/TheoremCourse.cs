using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Solvers.Exact;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Solvers.Naive;

/// <summary>QQᵀ = [Z1; Z2] A⁻¹ [Z1; Z2]ᵀ with the B, C, D, G, H of Theorem 4.3 (SCIENCE section 2).</summary>
/// <remarks>What the theorem divides by 0 is taken at its limit: (e^{2λ⊥t} − 1)/(2λ⊥) is t at λ⊥ = 0. H is 0/0 where s = λ = 0, and stays so.</remarks>
internal sealed class TheoremCourse : GramCourse
{
    private readonly Spectrum spectrum;
    private readonly double[] sum, difference;
    private readonly double rest;

    // Columns of B, C and D, as rows.
    private readonly Matrix b, c, d;

    public TheoremCourse(Problem problem) : base(problem)
    {
        spectrum = new(problem.S, problem.Lambda);
        int modes = spectrum.Modes, hidden = problem.W1.Rows;
        sum = new double[modes];
        difference = new double[modes];
        b = new(modes, hidden);
        c = new(modes, hidden);
        for (int i = 0; i < modes; i++)
        {
            double s = spectrum.SingularValues[i], eigenvalue = Math.Sqrt((s * s) + (problem.Lambda * problem.Lambda / 4));
            double h = Math.Sign(problem.Lambda) * Math.Sqrt((eigenvalue - s) / (eigenvalue + s));
            double g = 1 / Math.Sqrt(1 + (h * h));
            sum[i] = g + (h * g);
            difference[i] = g - (h * g);
            double[] output = OfOutputs(i), input = OfInputs(i);
            Vectors.AddScaled(b.Row(i), sum[i], output);
            Vectors.AddScaled(b.Row(i), difference[i], input);
            Vectors.AddScaled(c.Row(i), difference[i], output);
            Vectors.AddScaled(c.Row(i), -sum[i], input);
        }

        d = new(Math.Abs(Outputs - Inputs), hidden);
        for (int i = 0; i < d.Rows; i++)
            (Outputs > Inputs ? OfOutputs(modes + i) : OfInputs(modes + i)).CopyTo(d.Row(i));
        rest = Math.Sign(Outputs - Inputs) * problem.Lambda / 2;
    }

    protected override (Matrix Z, Matrix A) Evaluate(double t)
    {
        var z = new Matrix(Inputs + Outputs, b.Columns);
        Matrix a = Matrix.Identity(b.Columns);
        for (int i = 0; i < b.Rows; i++)
        {
            double eigenvalue = spectrum.Eigenvalues[i];
            double growth = Elementary.Exp(eigenvalue * t), decay = Elementary.Exp(-eigenvalue * t);
            Add(z, 0, spectrum.InputAxes.Row(i), 0.5 * difference[i] * growth, b.Row(i));
            Add(z, 0, spectrum.InputAxes.Row(i), -0.5 * sum[i] * decay, c.Row(i));
            Add(z, Inputs, spectrum.OutputAxes.Row(i), 0.5 * sum[i] * growth, b.Row(i));
            Add(z, Inputs, spectrum.OutputAxes.Row(i), 0.5 * difference[i] * decay, c.Row(i));
            a.AddOuter(Integral(eigenvalue, t) / 2, b.Row(i), b.Row(i));
            a.AddOuter(Integral(-eigenvalue, t) / 2, c.Row(i), c.Row(i));
        }

        for (int i = 0; i < d.Rows; i++)
        {
            Matrix axes = Outputs > Inputs ? spectrum.OutputAxes : spectrum.InputAxes;
            Add(z, Outputs > Inputs ? Inputs : 0, axes.Row(b.Rows + i), Elementary.Exp(rest * t), d.Row(i));
            a.AddOuter(Integral(rest, t), d.Row(i), d.Row(i));
        }

        return (z, a);
    }

    /// <summary>(e^{2μt} − 1)/(2μ).</summary>
    private static double Integral(double mu, double t) => mu == 0 ? t : Elementary.ExpM1(2 * mu * t) / (2 * mu);

    private static void Add(Matrix z, int first, ReadOnlySpan<double> axis, double factor, ReadOnlySpan<double> row)
    {
        for (int i = 0; i < axis.Length; i++)
            Vectors.AddScaled(z.Row(first + i), axis[i] * factor, row);
    }

    /// <summary>W2(0)ᵀũ.</summary>
    private double[] OfOutputs(int axis)
    {
        var result = new double[Problem.W1.Rows];
        for (int o = 0; o < Outputs; o++)
            Vectors.AddScaled(result, spectrum.OutputAxes[axis, o], Problem.W2.Row(o));
        return result;
    }

    /// <summary>W1(0)ṽ.</summary>
    private double[] OfInputs(int axis)
    {
        var result = new double[Problem.W1.Rows];
        for (int h = 0; h < result.Length; h++)
            result[h] = Vectors.Dot(Problem.W1.Row(h), spectrum.InputAxes.Row(axis));
        return result;
    }
}
