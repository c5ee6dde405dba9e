using CsCheck;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Solvers.Exact;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Tests.Solvers.Exact;

/// <summary>Problems of every small shape, at every λ that the shape allows, from balanced starts.</summary>
internal static class Draws
{
    /// <summary>|λ| from 1e-3 to 1e4 or 0; scales from 1e-3 to 3.</summary>
    public static readonly Gen<Problem> Problems =
        from inputs in Gen.Int[1, 6]
        from hidden in Gen.Int[1, 6]
        from outputs in Gen.Int[1, 6]
        from power in Gen.Double[-3, 4]
        from sign in Gen.Int[-1, 1]
        from scale in Gen.Double[-3, 0.5]
        from seed in Gen.Long[0, 1L << 40]
        select Build($"{inputs}-{hidden}-{outputs}", sign * Math.Pow(10, power), Math.Pow(10, scale), seed);

    /// <summary>What doubles can hold of this problem's flow: 1e-13, or more where the start is so near a saddle that its last digits decide when it leaves.</summary>
    public static double Bound(Problem problem)
    {
        var start = new Start(problem);
        double least = double.PositiveInfinity;
        for (int column = 0; column < start.Columns.Length; column++)
        {
            int group = start.Axes.Groups[start.Columns[column]];
            if (group != HiddenAxes.Unseen)
                least = Math.Min(least, start.Axes.RowGroups[group].Max(row => Math.Abs(Coordinate(start, row, column))));
        }

        return 1e-14 * Math.Max(10, start.State.Norm() / least);
    }

    private static Problem Build(string architecture, double lambda, double scale, long seed)
    {
        Architecture shape = Runs.Shape(architecture);
        double allowed = shape.Allows(lambda) ? lambda : shape.Allows(-lambda) ? -lambda : 0;
        return ProblemBuilder.Build(Runs.Of(architecture, allowed, init: Runs.Balanced(scale), seed: seed), MatrixStore.Empty);
    }

    /// <summary>Of the start along a growing eigenvector.</summary>
    private static double Coordinate(Start start, int row, int column)
    {
        Spectrum spectrum = start.Spectrum;
        int inputs = spectrum.InputAxes.Rows;
        return row < spectrum.Modes
            ? (spectrum.InputParts[row] * start.State[row, column]) + (spectrum.OutputParts[row] * start.State[inputs + row, column])
            : start.State[inputs > spectrum.Modes ? row - spectrum.Modes : row, column];
    }
}
