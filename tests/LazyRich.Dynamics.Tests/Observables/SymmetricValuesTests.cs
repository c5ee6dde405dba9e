using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Observables;
using MathNet.Numerics.LinearAlgebra;

namespace LazyRich.Dynamics.Tests.Observables;

public sealed class SymmetricValuesTests
{
    /// <summary>Random, low-rank, diagonal, with ties and of any scale, another one in every lane.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(17)]
    [InlineData(60)]
    public void Decompose_AnyMatrix_HasItsEigenvaluesInOrder(int size)
    {
        var random = new Random(size);
        Matrix<double> full = Matrix<double>.Build.Dense(size, size, (_, _) => random.NextDouble() - 0.5), low = full.SubMatrix(0, size, 0, (size + 3) / 4);
        Matrix<double>[] matrices =
        [
            full + full.Transpose(), low * low.Transpose() * 1e120, Matrix<double>.Build.DenseDiagonal(size, size, k => k % 3),
            Matrix<double>.Build.Dense(size, size, 1e-150),
        ];
        var values = new SymmetricValues<Lane4>(size);
        for (int lane = 0; lane < 4; lane++)
        {
            for (int e = 0; e < size * size; e++)
                values.Matrix[e] = Lane4.Load([.. matrices.Select(matrix => matrix[e / size, e % size])]);
        }

        var found = new LaneArray<Lane4>(size);
        values.Decompose(found.Span);
        for (int lane = 0; lane < 4; lane++)
        {
            double[] expected = [.. matrices[lane].Evd(Symmetricity.Symmetric).EigenValues.Select(value => value.Real).OrderDescending()];
            double tolerance = 1e-15 * size * expected.Max(Math.Abs);
            for (int k = 0; k < size; k++)
                Assert.Equal(expected[k], found.Get(k, lane), tolerance);
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Decompose_WhatIsNotFinite_IsNaNInItsLaneAlone(double entry)
    {
        var values = new SymmetricValues<Lane4>(5);
        for (int i = 0; i < 5; i++)
            values.Matrix[6 * i] = Lane4.Load([1, i == 2 ? entry : 1, 2, 3]);
        var found = new LaneArray<Lane4>(5);
        values.Decompose(found.Span);
        for (int k = 0; k < 5; k++)
            Assert.Equal([1, double.NaN, 2, 3], [found.Get(k, 0), found.Get(k, 1), found.Get(k, 2), found.Get(k, 3)]);
    }
}
