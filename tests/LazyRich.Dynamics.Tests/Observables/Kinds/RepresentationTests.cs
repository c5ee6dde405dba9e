using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Tests.Laws;
using MathNet.Numerics.LinearAlgebra;

namespace LazyRich.Dynamics.Tests.Observables.Kinds;

public sealed class RepresentationTests
{
    /// <summary>SCIENCE section 4: scores of the 8×8 hierarchy once learned, swapped for −λ.</summary>
    [Theory]
    [InlineData(0.0, 1.0, 1.0)]
    [InlineData(1.0, .9977, .9975)]
    [InlineData(2.0, .9926, .9913)]
    [InlineData(5.0, .9985, .9738)]
    [InlineData(20.0, 1.0, .9588)]
    [Trait("Science", "4 What is observed")]
    public void TaskScore_OfTheHierarchyOnceLearned_IsThePublishedOne(double lambda, double input, double output)
    {
        double[] plus = Learned(lambda), minus = Learned(-lambda);
        Assert.Equal(input, plus[0], 5.1e-5);
        Assert.Equal(output, plus[1], 5.1e-5);
        Assert.Equal(output, minus[0], 5.1e-5);
        Assert.Equal(input, minus[1], 5.1e-5);

        static double[] Learned(double lambda)
        {
            Setting init = lambda == 0.0 ? Runs.Aligned(0.1) : Runs.Balanced(0.1);
            RunDefinition run = Runs.Of(
                "8-8-8", lambda, Setting.Of("semantic-hierarchy"), init, times: [0.0, 1e4], observe: ["task-score"]);
            return Solved.From(run).At("task-score", 1);
        }
    }

    [Theory]
    [InlineData("4-3-5")]
    [InlineData("5-3-4")]
    [InlineData("3-6-4")]
    [Trait("Science", "4 What is observed")]
    public void Observables_OfRepresentation_AreTheirDefinitions(string architecture)
    {
        DirectDescent direct = new(architecture, 7, "task-score", "representation-input", "representation-output", "weight-norms");
        MathNet.Numerics.LinearAlgebra.Factorization.Svd<double> svd = direct.S.Svd();
        int modes = Math.Min(direct.S.RowCount, direct.S.ColumnCount);
        for (int k = 0; k < 2; k++)
        {
            (Matrix<double> w1, Matrix<double> w2) = direct.At(k);
            Matrix<double> r = w1.TransposeThisAndMultiply(w1), b = w2.TransposeAndMultiply(w2);
            double[] score = direct.Run.At("task-score", k);
            Assert.Equal(Math.Max(Cosine(r, Form(svd.VT.Transpose(), 1)), Cosine(r, Form(svd.VT.Transpose(), 2))), score[0], 1e-13);
            Assert.Equal(Math.Max(Cosine(b, Form(svd.U, 1)), Cosine(b, Form(svd.U, 2))), score[1], 1e-13);

            double items = r.RowCount;
            Matrix<double> output = direct.S.TransposeThisAndMultiply(b.PseudoInverse()) * direct.S;
            AssertEqual(items * r, direct.Run.MatrixAt("representation-input", k), 1e-13);
            AssertEqual(items * output, direct.Run.MatrixAt("representation-output", k), 1e-9);
            Assert.Equal([w1.FrobeniusNorm(), w2.FrobeniusNorm()], direct.Run.At("weight-norms", k), (x, y) => Math.Abs(x - y) < 1e-14);
        }

        Matrix<double> Form(Matrix<double> vectors, int power)
        {
            Matrix<double> thin = vectors.SubMatrix(0, vectors.RowCount, 0, modes);
            return thin * Matrix<double>.Build.DenseDiagonal(modes, modes, i => Math.Pow(svd.S[i], power)) * thin.Transpose();
        }
    }

    /// <summary>Of singular vectors that are all apart, plain cosines.</summary>
    [Theory]
    [InlineData("4-4-5")]
    [InlineData("5-4-4")]
    [InlineData("4-2-4")]
    public void Alignment_WithoutTies_IsTheCosineOfSingularVectors(string architecture)
    {
        DirectDescent direct = new(architecture, 8, "alignment-left", "alignment-right");
        MathNet.Numerics.LinearAlgebra.Factorization.Svd<double> task = direct.S.Svd();
        for (int k = 0; k < 2; k++)
        {
            (Matrix<double> w1, Matrix<double> w2) = direct.At(k);
            MathNet.Numerics.LinearAlgebra.Factorization.Svd<double> here = (w2 * w1).Svd();
            double[] left = direct.Run.At("alignment-left", k), right = direct.Run.At("alignment-right", k);
            for (int i = 0; i < left.Length; i++)
            {
                bool present = i < w1.RowCount;
                Assert.Equal(present ? Math.Abs(task.U.Column(i) * here.U.Column(i)) : 0, left[i], 1e-11);
                Assert.Equal(present ? Math.Abs(task.VT.Row(i) * here.VT.Row(i)) : 0, right[i], 1e-11);
            }
        }
    }

    /// <summary>The hierarchy's values tie two, two and four at a time: a start along some basis of each subspace is aligned whatever basis that is.</summary>
    [Fact]
    public void Alignment_OfTiedModes_ComparesSubspaces()
    {
        RunDefinition run = Runs.Of(
            "8-8-8", 1.0, Setting.Of("semantic-hierarchy"), Runs.Balanced(0.1), times: [0.0, 0.1, 1e3], observe: ["alignment-left", "alignment-right"]);
        Solved solved = Solved.From(run);
        foreach (string side in new[] { "alignment-left", "alignment-right" })
        {
            Assert.All(solved.At(side, 2), cosine => Assert.Equal(1.0, cosine, 1e-7));
            double[] early = solved.At(side, 1);
            Assert.All(early, cosine => Assert.InRange(cosine, 0.1, 0.999));
            Assert.Equal(early[0], early[1]);
            Assert.Equal(early[2], early[3]);
            Assert.Equal(early[4], early[7]);
            Assert.NotEqual(early[1], early[2]);
        }
    }

    private static double Cosine(Matrix<double> a, Matrix<double> b) =>
        a.PointwiseMultiply(b).RowSums().Sum() / (a.FrobeniusNorm() * b.FrobeniusNorm());

    private static void AssertEqual(Matrix<double> expected, Dynamics.Algebra.Matrix actual, double tolerance) =>
        Assert.InRange((expected - DirectDescent.Of(actual)).FrobeniusNorm() / expected.FrobeniusNorm(), 0.0, tolerance);
}
