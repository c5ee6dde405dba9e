using System.Runtime.InteropServices;
using CsCheck;
using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Observables;

namespace LazyRich.Dynamics.Tests.Observables;

public sealed class SingularValuesTests
{
    [Fact]
    public void Of_AnyMatrix_AgreesWithTheDecompositionOfSetUp() =>
        Gen.Select(Gen.Int[1, 7], Gen.Int[1, 7], Gen.Double[-1, 1].Array[49], Gen.Double[-12, 0], Gen.Int[-200, 200]).Sample(
            (rows, columns, entries, grading, power) =>
            {
                var matrix = new Matrix(rows, columns, entries.AsSpan(0, rows * columns));
                for (int i = 0; i < rows; i++)
                {
                    for (int j = 0; j < columns; j++)
                        matrix[i, j] *= Math.Pow(10, power + (grading * j / columns));
                }

                double[] expected = Svd.ValuesOf(matrix), actual = Values(new(rows, columns), matrix);
                return expected.Zip(actual, (x, y) => Math.Abs(x - y)).All(error => error <= 1e-14 * expected[0]);
            });

    [Theory]
    [InlineData(3, 3)]
    [InlineData(2, 5)]
    [InlineData(5, 2)]
    public void Of_Nothing_IsZero(int rows, int columns) =>
        Assert.All(Values(new(rows, columns), new(rows, columns)), value => Assert.Equal(0, value));

    /// <summary>Starting from the rotations of the time before must not let their rounding grow.</summary>
    [Fact]
    public void Of_ALongTrajectory_KeepsItsDigits()
    {
        var values = new SingularValues<Lane1>(4, 4);
        Matrix from = Random(4, 1), to = Random(4, 2);
        for (int k = 0; k <= 3000; k++)
        {
            Matrix here = from.Plus(to, k / 300.0);
            double[] actual = Values(values, here), expected = Svd.ValuesOf(here);
            for (int i = 0; i < 4; i++)
                Assert.Equal(expected[i], actual[i], 2e-14 * expected[0]);
        }
    }

    [Fact]
    public void Of_ALaneThatIsNotFinite_LeavesItsNeighboursAlone()
    {
        Matrix here = Random(3, 3);
        var lanes = new LaneArray<Lane4>(9);
        for (int lane = 0; lane < 4; lane++)
            lanes.SetLane(lane, here.Data);
        lanes.Set(4, 2, double.NaN);
        lanes.Set(4, 3, double.PositiveInfinity);
        ReadOnlySpan<Lane4> actual = new SingularValues<Lane4>(3, 3).Of(lanes.Span);
        double[] alone = Values(new(3, 3), here);
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(alone[i], actual[i][0]);
            Assert.Equal(alone[i], actual[i][1]);
            Assert.False(double.IsFinite(actual[i][2]));
        }
    }

    private static double[] Values(SingularValues<Lane1> values, Matrix matrix) =>
        MemoryMarshal.Cast<Lane1, double>(values.Of(MemoryMarshal.Cast<double, Lane1>(matrix.Data.AsSpan()))).ToArray();

    private static Matrix Random(int size, int seed)
    {
        var random = new System.Random(seed);
        return new(size, size, [.. Enumerable.Range(0, size * size).Select(_ => (2 * random.NextDouble()) - 1)]);
    }
}
