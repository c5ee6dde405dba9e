using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Solvers.Exact;
using LazyRich.Dynamics.Tasks;
using LazyRich.Dynamics.Tests.ManyDigits;

namespace LazyRich.Dynamics.Tests.Solvers.Exact;

/// <summary>F = [[−λ/2 I, Sᵀ], [S, λ/2 I]]: its eigenvalues are ±S_λ, and λ⊥ = sgn(No−Ni)·λ/2 for |No−Ni| of them.</summary>
public sealed class SpectrumTests
{
    [Theory]
    [InlineData("5-5-5", 2.0)]
    [InlineData("5-5-5", -1e4)]
    [InlineData("4-4-4", 0.0)]
    [InlineData("7-3-3", 3.0)]
    [InlineData("7-3-3", -0.1)]
    [InlineData("3-3-6", -50.0)]
    [InlineData("3-3-6", 1.0)]
    [InlineData("3-3-6", 0.0)]
    [Trait("Science", "2 Exact solution")]
    public void Eigenvectors_OfEverySign_AreThoseOfTheWholeMatrix(string architecture, double lambda)
    {
        Matrix s = ProblemBuilder.Build(Runs.Of(architecture, lambda, seed: 4), MatrixStore.Empty).S;
        var spectrum = new Spectrum(s, lambda);
        int inputs = s.Columns, outputs = s.Rows, modes = spectrum.Modes;
        var f = new Matrix(inputs + outputs, inputs + outputs);
        for (int i = 0; i < inputs + outputs; i++)
        {
            for (int j = 0; j < inputs + outputs; j++)
                f[i, j] = i == j ? (i < inputs ? -lambda / 2 : lambda / 2) : i >= inputs && j < inputs ? s[i - inputs, j] : i < inputs && j >= inputs ? s[j - inputs, i] : 0;
        }

        var vectors = new Matrix(inputs + outputs, inputs + outputs);
        double[] values = new double[inputs + outputs];
        for (int k = 0; k < modes; k++)
        {
            (double v, double u) = (spectrum.InputParts[k], spectrum.OutputParts[k]);
            Set(k, spectrum.Eigenvalues[k], v, u, k);
            Set(modes + k, -spectrum.Eigenvalues[k], u, -v, k);
        }

        for (int k = modes; k < Math.Max(inputs, outputs); k++)
            Set(modes + k, Math.Sign(outputs - inputs) * lambda / 2, inputs > outputs ? 1 : 0, outputs > inputs ? 1 : 0, k);
        if (outputs != inputs)
            Assert.Equal((outputs - inputs) * lambda > 0, spectrum.PerpGrows);
        Assert.InRange(Dense.Error(vectors.Turned().Times(vectors), Dense.Unit(inputs + outputs)), 0.0, 2e-15);
        Assert.InRange(f.Times(vectors).Plus(vectors.Times(Dense.Diagonal(values)), -1).Norm() / f.Norm(), 0.0, 2e-15);

        void Set(int column, double value, double v, double u, int mode)
        {
            values[column] = value;
            for (int i = 0; i < inputs; i++)
                vectors[i, column] = v == 0 ? 0 : v * spectrum.InputAxes[mode, i];
            for (int i = 0; i < outputs; i++)
                vectors[inputs + i, column] = u == 0 ? 0 : u * spectrum.OutputAxes[mode, i];
        }
    }

    /// <summary>S_λ − |λ|/2 and the smaller of u and v, which cancel if taken as they are written.</summary>
    [Theory]
    [InlineData(1e-3)]
    [InlineData(-1.0)]
    [InlineData(300.0)]
    [InlineData(-1e6)]
    [InlineData(1e12)]
    [Trait("Science", "2 Exact solution")]
    public void SmallParts_AtAnyLambda_KeepTheirRelativeDigits(double lambda)
    {
        var spectrum = new Spectrum(Dense.Diagonal(2.0, 0.3, 1e-5), lambda);
        BigFloat half = BigFloat.Abs(lambda) / 2;
        for (int k = 0; k < 3; k++)
        {
            BigFloat s = spectrum.SingularValues[k], eigenvalue = BigFloat.Sqrt((s * s) + (half * half));
            BigFloat smaller = BigFloat.Sqrt((eigenvalue - half) / (2 * eigenvalue)), larger = BigFloat.Sqrt((eigenvalue + half) / (2 * eigenvalue));
            AssertRelative(eigenvalue - half, spectrum.Advantages[k]);
            AssertRelative(lambda > 0 ? smaller : larger, spectrum.InputParts[k]);
            AssertRelative(lambda > 0 ? larger : smaller, spectrum.OutputParts[k]);
        }
    }

    [Fact]
    [Trait("Science", "2 Exact solution")]
    public void Parts_OfNothingAtLambdaZero_AreBothTheRootOfAHalf()
    {
        var spectrum = new Spectrum(new Matrix(2, 3), 0);
        Assert.All([.. spectrum.InputParts, .. spectrum.OutputParts], part => Assert.Equal(Math.Sqrt(0.5), part));
        Assert.All(spectrum.Eigenvalues, eigenvalue => Assert.Equal(0, eigenvalue));
    }

    private static void AssertRelative(BigFloat expected, double actual) =>
        Assert.InRange(((actual - expected) / expected).ToDouble(), -1e-15, 1e-15);
}
