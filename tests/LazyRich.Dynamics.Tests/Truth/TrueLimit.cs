using LazyRich.Dynamics.Tasks;
using LazyRich.Dynamics.Tests.ManyDigits;

namespace LazyRich.Dynamics.Tests.Truth;

/// <summary>W1ᵀW1 = Ṽ(S_λ−λ/2)Ṽᵀ and W2W2ᵀ = Ũ(S_λ+λ/2)Ũᵀ over the largest Nh modes, S_λ = √(s²+λ²/4), in many digits.</summary>
internal sealed record TrueLimit(BigMatrix InputGram, BigMatrix OutputGram)
{
    /// <summary>Of a start that reaches every mode.</summary>
    public static TrueLimit Of(Problem problem)
    {
        using BigFloat.PrecisionScope scope = BigFloat.WithPrecision(512);
        BigMatrix s = BigMatrix.From(problem.S);
        BigFloat half = BigFloat.Scale(problem.Lambda, -1);
        return new(Gram(s.Transposed() * s, problem.W1.Rows, half, -half), Gram(s * s.Transposed(), problem.W1.Rows, half, half));
    }

    private static BigMatrix Gram(BigMatrix square, int modes, BigFloat half, BigFloat shift)
    {
        (BigFloat[] squares, BigMatrix vectors) = Jacobi.Decompose(square);
        int[] largest = [.. Enumerable.Range(0, squares.Length).OrderByDescending(i => squares[i]).Take(modes)];
        BigFloat[] sizes = [.. largest.Select(k => BigFloat.Sqrt(squares[k] + (half * half)) + shift)];
        return BigMatrix.Create(square.Rows, square.Rows, (i, j) =>
        {
            BigFloat sum = 0;
            for (int k = 0; k < sizes.Length; k++)
                sum += sizes[k] * vectors[i, largest[k]] * vectors[j, largest[k]];
            return sum;
        });
    }
}
