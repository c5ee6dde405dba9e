using System.Runtime.CompilerServices;
using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Solvers.Exact;

/// <summary>Between a state in the frame of the task's singular vectors and its coordinates along the eigenvectors of F (see <see cref="Spectrum"/>).</summary>
/// <remarks>
/// A state X = [V W1ᵀ; U W2] is (Ni+No)×Nh, row by row. Its coordinates (plus rows, minus rows, the rest) have the same shape but go
/// column by column, which is the order in which the propagator works on them.
/// </remarks>
/// <param name="Inputs">Ni.</param>
/// <param name="Outputs">No.</param>
/// <param name="Hidden">Nh.</param>
internal readonly record struct EigenCoordinates(int Inputs, int Outputs, int Hidden)
{
    /// <param name="v">Input parts, one per mode.</param>
    /// <param name="u">Output parts, one per mode.</param>
    [MethodImpl(Kernel.Options)]
    public void FromFrame<T>(ReadOnlySpan<T> x, Span<T> c, ReadOnlySpan<T> v, ReadOnlySpan<T> u) where T : unmanaged, ILanes<T>
    {
        int modes = v.Length, second = Inputs * Hidden;
        for (int j = 0; j < Hidden; j++)
        {
            Span<T> column = c.Slice(j * (Inputs + Outputs), Inputs + Outputs);
            for (int i = 0; i < v.Length; i++)
            {
                T x1 = x[(i * Hidden) + j], x2 = x[second + (i * Hidden) + j];
                column[i] = T.Fma(v[i], x1, u[i] * x2);
                column[modes + i] = T.Fma(u[i], x1, -(v[i] * x2));
            }

            for (int i = 2 * modes; i < column.Length; i++)
                column[i] = x[(RowOfRest(i, modes) * Hidden) + j];
        }
    }

    [MethodImpl(Kernel.Options)]
    public void ToFrame<T>(ReadOnlySpan<T> c, Span<T> x, ReadOnlySpan<T> v, ReadOnlySpan<T> u) where T : unmanaged, ILanes<T>
    {
        int modes = v.Length, second = Inputs * Hidden;
        for (int j = 0; j < Hidden; j++)
        {
            ReadOnlySpan<T> column = c.Slice(j * (Inputs + Outputs), Inputs + Outputs);
            for (int i = 0; i < v.Length; i++)
            {
                T plus = column[i], minus = column[modes + i];
                x[(i * Hidden) + j] = T.Fma(v[i], plus, u[i] * minus);
                x[second + (i * Hidden) + j] = T.Fma(u[i], plus, -(v[i] * minus));
            }

            for (int i = 2 * modes; i < column.Length; i++)
                x[(RowOfRest(i, modes) * Hidden) + j] = column[i];
        }
    }

    /// <summary>Beyond the modes are either further inputs or further outputs.</summary>
    private int RowOfRest(int i, int modes) => Inputs > modes ? i - modes : i;
}
