using LazyRich.Dynamics.Tests.ManyDigits;

namespace LazyRich.Dynamics.Tests.Laws;

/// <summary>Theorem 5.1: one task-aligned singular value, ȧ = √(λ²+4a²)(s−a), in many digits.</summary>
internal static class AlignedFlow
{
    /// <param name="a0">Positive, not s.</param>
    public static BigFloat At(BigFloat lambda, BigFloat s, BigFloat a0, BigFloat t)
    {
        if (lambda.IsZero)
        {
            BigFloat growth = BigFloat.Exp(2 * s * t);
            return s * growth / (growth - 1 + (s / a0));
        }

        BigFloat size = BigFloat.Abs(lambda);
        BigFloat squaredRate = (lambda * lambda) + (4 * s * s);
        BigFloat z = ((lambda * lambda) + (4 * s * a0)) / (2 * size * BigFloat.Abs(s - a0));
        BigFloat phase = (BigFloat.Sqrt(squaredRate) * t) + BigFloat.Log(z + BigFloat.Sqrt((z * z) + 1));
        BigFloat twiceSinh = BigFloat.Exp(phase) - BigFloat.Exp(-phase);
        return a0 < s ? s - (squaredRate / ((4 * s) + (size * twiceSinh))) : s + (squaredRate / ((size * twiceSinh) - (4 * s)));
    }
}
