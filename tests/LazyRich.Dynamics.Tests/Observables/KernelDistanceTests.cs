using System.Runtime.InteropServices;
using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Observables;

namespace LazyRich.Dynamics.Tests.Observables;

public sealed class KernelDistanceTests
{
    /// <summary>Against the kernel itself, (No·P)×(No·P): I ⊗ XᵀW1ᵀW1X + W2W2ᵀ ⊗ XᵀX with XXᵀ/P = I.</summary>
    [Theory]
    [InlineData(3, 2)]
    [InlineData(2, 4)]
    [InlineData(1, 3)]
    [Trait("Science", "4 What is observed")]
    public void Measure_AnyState_IsNormAndCosineOfTheWholeKernel(int inputs, int outputs)
    {
        Matrix x = Dense.Unit(inputs).Scaled(Math.Sqrt(inputs));
        Matrix r0 = Gram(inputs, 1), b0 = Gram(outputs, 2), r1 = Gram(inputs, 3), b1 = Gram(outputs, 4);
        Matrix start = Kernel(x, r0, b0), end = Kernel(x, r1, b1);
        var distance = new KernelDistance<Lane1>(inputs, outputs);
        (double norm, double none) = Measure(distance, r0, b0);
        Assert.Equal(start.Norm() / inputs, norm, 1e-14 * norm);
        Assert.Equal(0, none);
        (norm, double moved) = Measure(distance, r1, b1);
        Assert.Equal(end.Norm() / inputs, norm, 1e-14 * norm);
        double cosine = start.Data.Zip(end.Data, (p, q) => p * q).Sum() / (start.Norm() * end.Norm());
        Assert.Equal(1 - cosine, moved, 1e-14);
    }

    /// <summary>1 − cos is 0 in doubles here.</summary>
    [Theory]
    [InlineData(1e-9)]
    [InlineData(1e-12)]
    [Trait("Science", "4 What is observed")]
    public void Measure_TinyMovement_KeepsItsDigits(double size)
    {
        var distance = new KernelDistance<Lane1>(2, 2);
        Measure(distance, Dense.Diagonal(1, 0), Dense.Diagonal(1, 1));
        (_, double moved) = Measure(distance, Dense.Diagonal(1, size), Dense.Diagonal(1, 1));

        // K = 2‖R‖² + 2 trR trB + 2‖B‖²: the movement has squared length 2 size², of which (2 size)²/10 is along K.
        Assert.Equal(Math.Sqrt(((2 * size * size) - (4 * size * size / 10)) / 20), Math.Sqrt(moved), 1e-15 + (1e-9 * Math.Sqrt(moved)));
    }

    /// <summary>One input and one output: the kernel is the number R + B, whatever each of them does.</summary>
    [Fact]
    public void Measure_MultiplesOfTheIdentityThatMakeUpForEachOther_IsNoMovement()
    {
        var distance = new KernelDistance<Lane1>(1, 1);
        Measure(distance, Dense.Diagonal(0.7), Dense.Diagonal(0.1));
        (_, double moved) = Measure(distance, Dense.Diagonal(0.3), Dense.Diagonal(1.9));
        Assert.InRange(Math.Sqrt(moved), 0, 1e-15);
    }

    private static (double Norm, double Distance) Measure(KernelDistance<Lane1> distance, Matrix r, Matrix b)
    {
        (Lane1 norm, Lane1 moved) = distance.Measure(AsLanes(r), AsLanes(b));
        return (norm[0], moved[0]);
    }

    private static ReadOnlySpan<Lane1> AsLanes(Matrix matrix) => MemoryMarshal.Cast<double, Lane1>(matrix.Data.AsSpan());

    private static Matrix Kernel(Matrix x, Matrix r, Matrix b)
    {
        Matrix input = x.Turned().Times(r).Times(x), plain = x.Turned().Times(x);
        int samples = x.Columns;
        var kernel = new Matrix(b.Rows * samples, b.Rows * samples);
        for (int i = 0; i < kernel.Rows; i++)
        {
            for (int j = 0; j < kernel.Columns; j++)
                kernel[i, j] = ((i / samples == j / samples ? 1 : 0) * input[i % samples, j % samples]) + (b[i / samples, j / samples] * plain[i % samples, j % samples]);
        }

        return kernel;
    }

    private static Matrix Gram(int size, int seed)
    {
        var random = new Random(seed);
        Matrix root = new(size, size, [.. Enumerable.Range(0, size * size).Select(_ => (2 * random.NextDouble()) - 1)]);
        return root.Times(root.Turned());
    }
}
