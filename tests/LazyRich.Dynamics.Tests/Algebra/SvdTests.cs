using CsCheck;
using LazyRich.Dynamics.Algebra;

namespace LazyRich.Dynamics.Tests.Algebra;

public sealed class SvdTests
{
    private static readonly Gen<Matrix> AnyMatrix =
        from rows in Gen.Int[1, 9]
        from columns in Gen.Int[1, 9]
        from exponent in Gen.Int[-150, 150]
        from data in Gen.Double[-1, 1].Array[rows * columns]
        select new Matrix(rows, columns, data).Scaled(Math.ScaleB(1, exponent));

    [Fact]
    public void Of_AnyMatrix_RebuildsItFromOrthonormalVectors() => AnyMatrix.Sample(a =>
    {
        Svd svd = Svd.Of(a);
        Matrix rebuilt = svd.Left.Turned().Times(Dense.Diagonal(svd.Values)).Times(svd.Right);
        Assert.True(rebuilt.Plus(a, -1).Data.Max(Math.Abs) <= 2e-15 * svd.Values[0]);
        AssertOrthonormal(svd.Left);
        AssertOrthonormal(svd.Right);
        Assert.Equal(svd.Values.OrderDescending(), svd.Values);
    }, iter: 500);

    [Fact]
    public void ValuesOf_AnyMatrix_AgreesWithTheDecomposition() => AnyMatrix.Sample(a =>
    {
        double[] whole = Svd.Of(a).Values, alone = Svd.ValuesOf(a);
        for (int i = 0; i < whole.Length; i++)
            Assert.Equal(whole[i], alone[i], 4e-15 * whole[0]);
    }, iter: 200);

    [Fact]
    public void ValuesOf_AnyMatrixNearOne_AgreesWithAnIndependentLibrary() => AnyMatrix.Sample(any =>
    {
        // The library's thresholds are absolute: it takes a matrix of 1e-38 for a singular one.
        double largest = any.Data.Max(Math.Abs);
        Matrix a = any.Scaled(largest == 0 ? 1 : 1 / largest);
        double[] values = Svd.ValuesOf(a);
        var theirs = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.DenseOfRowMajor(a.Rows, a.Columns, a.Data).Svd(computeVectors: false).S;
        for (int i = 0; i < values.Length; i++)
            Assert.Equal(theirs[i], values[i], 1e-14 * values[0]);
    }, iter: 200);

    [Fact]
    public void Of_RankOneMatrix_CompletesTheVectors()
    {
        var a = new Matrix(3, 4, [1, 2, 0, -1, 2, 4, 0, -2, 0, 0, 0, 0]);
        Svd svd = Svd.Of(a);
        Assert.Equal(Math.Sqrt(30), svd.Values[0], 1e-14);
        Assert.True(svd.Values[1] <= 1e-15);
        AssertOrthonormal(svd.Left);
        AssertOrthonormal(svd.Right);
    }

    [Fact]
    public void Of_ZeroMatrix_GivesZerosAndOrthonormalVectors()
    {
        Svd svd = Svd.Of(new Matrix(2, 3));
        Assert.Equal([0, 0], svd.Values);
        AssertOrthonormal(svd.Left);
        AssertOrthonormal(svd.Right);
    }

    [Fact]
    public void Of_GradedMatrix_KeepsTheRelativeDigitsOfTheSmallestValue()
    {
        // Columns orthogonal up to a rotation of rows: σ are the column scales, 20 decades apart.
        double c = Math.Sqrt(0.5);
        var a = new Matrix(2, 2, [c * 1e10, -c * 1e-10, c * 1e10, c * 1e-10]);
        double[] values = Svd.Of(a).Values;
        Assert.Equal(1e10, values[0], 1e-5);
        Assert.Equal(1e-10, values[1], 1e-25);
    }

    [Fact]
    public void Of_NotFinite_Returns()
    {
        Svd svd = Svd.Of(new Matrix(2, 2, [double.NaN, 1, 2, double.PositiveInfinity]));
        Assert.Equal(2, svd.Values.Length);
    }

    private static void AssertOrthonormal(Matrix rows) =>
        Assert.True(rows.Times(rows.Turned()).Plus(Dense.Unit(rows.Rows), -1).Data.Max(Math.Abs) <= 2e-15);
}
