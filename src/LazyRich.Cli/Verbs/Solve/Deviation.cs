using LazyRich.Dynamics;

namespace LazyRich.Cli.Verbs.Solve;

/// <summary>How far a measured column is from theory at its own times.</summary>
/// <param name="Largest">Of |measured − theory|; +∞ where a measured value is not finite.</param>
/// <param name="At">When, in τ.</param>
/// <param name="Relative">Largest over the largest theory has at these times.</param>
internal sealed record Deviation(string Column, double Largest, double At, double Relative, double RootMeanSquare)
{
    public static IReadOnlyList<Deviation> Of(MeasuredCurve measured, Theory theory, CancellationToken cancellation)
    {
        Trajectory there = theory.Solver.Solve(theory.Network, theory.Task, measured.Times, cancellation);
        return
        [
            .. from column in measured.Columns
               let right = TheoryTable.Column(there, column.Key)
               where right is not null
               select Of(column.Key, measured.Times, column.Value, right),
        ];
    }

    private static Deviation Of(string column, double[] times, double[] values, double[] right)
    {
        double[] distances = [.. values.Zip(right, (value, theory) => double.IsFinite(value) ? Math.Abs(value - theory) : double.PositiveInfinity)];
        int worst = Array.IndexOf(distances, distances.Max());
        double scale = right.Max(Math.Abs);
        return new(column, distances[worst], times[worst], distances[worst] == 0 ? 0 : distances[worst] / scale,
            Math.Sqrt(distances.Average(distance => distance * distance)));
    }
}
