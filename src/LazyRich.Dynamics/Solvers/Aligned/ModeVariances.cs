using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Initialisations;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Solvers.Aligned;

/// <summary>
/// The variance δ of the inputs along each hidden unit of a task-aligned start. Where the units are along eigenvectors of Σxx, a mode of
/// singular value s of Σyx moves as τċ = d(s − δcd), τḋ = c(s − δcd): as on whitened inputs with s/δ in place of s and δt in place of t (SCIENCE section 8).
/// </summary>
internal static class ModeVariances
{
    /// <summary>Of ‖Σxx‖: what the singular vectors of Σyx lose to rounding where its singular values are a hundredth apart or more.</summary>
    private const double Tolerance = 1e-12;

    /// <param name="covariance">Σxx, Ni×Ni; null for whitened inputs.</param>
    /// <returns>δ, one per hidden unit, exactly 0 where it is rounding; 1 for whitened inputs and for units without input.</returns>
    public static double[] Of(Matrix? covariance, AlignedStart start, int hidden)
    {
        var variances = new double[hidden];
        Array.Fill(variances, 1);
        if (covariance is null)
            return variances;
        double noise = 4 * 2.2e-16 * covariance.Rows * Svd.ValuesOf(covariance)[0];
        for (int unit = 0; unit < Math.Min(hidden, start.Right.Rows); unit++)
            variances[unit] = Along(covariance, start.Right.Row(unit)) is var variance && variance > noise ? variance : 0;
        return variances;
    }

    /// <returns>Null where every hidden unit that moves is along an eigenvector of Σxx.</returns>
    public static string? WhyNot(Matrix? covariance, AlignedStart start)
    {
        if (covariance is null)
            return null;
        double size = Svd.ValuesOf(covariance)[0];
        for (int unit = 0; unit < Math.Min(start.Left.Rows, start.Right.Rows); unit++)
        {
            if (Turns(covariance, start.Right.Row(unit)) is var turns && turns > Tolerance * size && Moves(start, unit))
            {
                return $"aligned needs inputs whose covariance is aligned with the task, but Σxx turns {NameOf(start, unit)} by {Format.Number(turns / size)} of ‖Σxx‖ "
                    + $"({Format.Number(Tolerance)} is allowed): gradient-flow is the solver that fits, or input-covariance of orientation 1 or −1";
            }
        }

        return null;
    }

    private static bool Moves(AlignedStart start, int unit) => start.TaskValue(unit) != 0 || (start.InputWeight(unit) != 0 && start.OutputWeight(unit) != 0);

    private static string NameOf(AlignedStart start, int unit) => unit < start.TaskValues.Length
        ? $"the task's right singular vector {unit + 1}"
        : $"the input of hidden unit {unit + 1}, which is random where the task has rank {start.TaskValues.Length}";

    private static double Along(Matrix covariance, ReadOnlySpan<double> axis)
    {
        double variance = 0;
        for (int i = 0; i < axis.Length; i++)
            variance += axis[i] * Vectors.Dot(covariance.Row(i), axis);
        return variance;
    }

    /// <summary>‖Σv − (vᵀΣv)v‖.</summary>
    private static double Turns(Matrix covariance, ReadOnlySpan<double> axis)
    {
        double variance = Along(covariance, axis), squares = 0;
        for (int i = 0; i < axis.Length; i++)
        {
            double off = Vectors.Dot(covariance.Row(i), axis) - (variance * axis[i]);
            squares += off * off;
        }

        return Math.Sqrt(squares);
    }
}
