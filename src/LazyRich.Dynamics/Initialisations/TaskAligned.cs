using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Randomness;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Initialisations;

/// <summary>λ-balanced with the task's own singular vectors: σ₁ on the task's largest mode, and so on.</summary>
/// <remarks>
/// Where the task has no more vectors (its null space, hidden units beyond its rank) random ones complete them, from the streams "init/left"
/// and "init/right"; R and σ are those of <see cref="LambdaBalanced"/> at the same seed.
/// </remarks>
internal sealed class TaskAligned : IInitialisationKind
{
    public Weights Build(RunDefinition run, Matrix s, IInputs inputs)
    {
        AlignedStart start = Start(run, s);
        if (run.Architecture.Layers > 2)
            return BalancedLayers.Compose(run.Architecture, StatedLambda.Each(run), start.Sigma, start.Left, start.Right, run.Seed);
        Matrix hidden = RandomDirections.Draw(run.Seed, "init/hidden", Math.Max(start.Left.Rows, start.Right.Rows), run.Architecture.Hidden);
        return BalancedWeights.Compose(run.Architecture, start.Lambda, start.Sigma, start.Left, start.Right, hidden);
    }

    /// <summary>The same start before its hidden units are rotated.</summary>
    public static AlignedStart Start(RunDefinition run, Matrix s)
    {
        Architecture shape = run.Architecture;
        Svd svd = Svd.Of(s);
        int rank = Rank(svd.Values, s);
        Matrix left = Complete(svd.Left, rank, BalancedWeights.LeftCount(shape), run.Seed, "init/left");
        Matrix right = Complete(svd.Right, rank, BalancedWeights.RightCount(shape), run.Seed, "init/right");
        return new(left, right, svd.Values[..rank], ProductScale.Sigma(run.Init, shape, run.Seed), StatedLambda.Of(run));
    }

    public double Lambda(RunDefinition run, IInputs inputs) => BalancedWeights.Lambda(run.Architecture, StatedLambda.Of(run));

    public void Check(RunDefinition run, IInputs inputs, ICollection<Fault> faults)
    {
        StatedLambda.Check(run, faults);
        ProductScale.Check(run.Init, run.Architecture, faults);
    }

    /// <summary>Singular values that are more than the rounding of S.</summary>
    private static int Rank(double[] values, Matrix s)
    {
        double noise = 2.2e-16 * Math.Max(s.Rows, s.Columns) * values[0];
        int rank = 0;
        while (rank < values.Length && values[rank] > noise)
            rank++;
        return rank;
    }

    private static Matrix Complete(Matrix vectors, int rank, int count, long seed, string purpose)
    {
        var rows = new Matrix(count, vectors.Columns);
        new RandomStream(seed, purpose).FillNormal(rows.Data);
        int given = Math.Min(rank, count);
        vectors.Data.AsSpan(0, given * vectors.Columns).CopyTo(rows.Data);
        OrthonormalRows.Orthonormalise(rows, given);
        return rows;
    }
}
