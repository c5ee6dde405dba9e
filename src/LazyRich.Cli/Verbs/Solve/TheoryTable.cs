using System.Globalization;
using System.Text;
using LazyRich.Cli.Rendering;
using LazyRich.Dynamics;

namespace LazyRich.Cli.Verbs.Solve;

/// <summary>Theory's curves as columns, named as in an export of trajectories.</summary>
internal static class TheoryTable
{
    private const string SingularValue = "singular_value_";

    /// <summary>Scalar columns and the observables behind them.</summary>
    private static readonly (string Column, string Observable)[] scalars =
        [("loss", "loss"), ("ntk_distance", "ntk-distance"), ("ntk_norm", "ntk-norm"), ("balance", "balance")];

    public static bool Knows(string column) => Array.Exists(scalars, scalar => scalar.Column == column) || Rank(column) is not null;

    public static IEnumerable<string> Columns(Trajectory run) =>
        [.. scalars.Select(scalar => scalar.Column), .. Enumerable.Range(1, run.SingularValues(0).Length).Select(k => $"{SingularValue}{k}")];

    /// <returns>Null where the run has no such column: a singular value beyond its rank.</returns>
    public static double[]? Column(Trajectory run, string column)
    {
        if (Rank(column) is int rank)
            return rank <= run.SingularValues(0).Length ? [.. Enumerable.Range(0, run.Count).Select(i => run.SingularValues(i)[rank - 1])] : null;
        string observable = Array.Find(scalars, scalar => scalar.Column == column).Observable;
        return [.. Enumerable.Range(0, run.Count).Select(i => run.Values(observable, i)[0])];
    }

    public static async Task WriteAsync(Theory theory, Stream stream)
    {
        Trajectory run = theory.Curves;
        string[] columns = [.. Columns(run)];
        double[][] values = [.. columns.Select(column => Column(run, column)!)];
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
        Csv.Write(writer, ["t", .. columns], Enumerable.Range(0, run.Count).Select(i => (object?[])[run.Times[i], .. values.Select(column => (object?)column[i])]));
    }

    /// <summary>k of <c>singular_value_k</c>.</summary>
    private static int? Rank(string column) => column.StartsWith(SingularValue, StringComparison.Ordinal)
        && int.TryParse(column.AsSpan(SingularValue.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int rank) && rank > 0 ? rank : null;
}
