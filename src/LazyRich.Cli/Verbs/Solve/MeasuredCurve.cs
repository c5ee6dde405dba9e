using System.Globalization;

namespace LazyRich.Cli.Verbs.Solve;

/// <summary>A user's own curve.</summary>
/// <param name="Times">In units of τ, rising.</param>
/// <param name="Columns">By name, those that theory has: loss, ntk_distance, ntk_norm, singular_value_1, …</param>
internal sealed record MeasuredCurve(string File, double[] Times, IReadOnlyDictionary<string, double[]> Columns)
{
    /// <exception cref="UserException">It is no such table; the message says where.</exception>
    public static MeasuredCurve Read(string file)
    {
        if (!System.IO.File.Exists(file))
            throw new UserException(ExitCode.Usage, $"there is no file '{file}'");
        (string Text, int Number)[] lines = [.. System.IO.File.ReadLines(file).Select((text, i) => (text.TrimStart('\uFEFF').Trim(), i + 1))
            .Where(line => line.Item1.Length > 0 && line.Item1[0] != '#')];
        string[] heads = lines.Length == 0 ? [] : [.. lines[0].Text.Split(',').Select(cell => cell.Trim().Trim('"'))];
        int time = Array.IndexOf(heads, "t");
        int[] known = [.. Enumerable.Range(0, heads.Length).Where(i => TheoryTable.Knows(heads[i]))];
        if (time < 0 || known.Length == 0)
            throw Fault(file, $"its first line must name the columns t and at least one of loss, ntk_distance, ntk_norm, singular_value_1, …; it names {string.Join(", ", heads)}");
        if (known.Append(time).GroupBy(i => heads[i]).FirstOrDefault(same => heads.Count(head => head == same.Key) > 1) is { } twice)
            throw Fault(file, $"its first line names the column {twice.Key} twice; which is meant?");
        var times = new List<double>();
        List<double>[] columns = [.. known.Select(_ => new List<double>())];
        foreach ((string text, int line) in lines.Skip(1))
        {
            string[] cells = text.Split(',');
            if (cells.Length != heads.Length)
                throw Fault(file, $"line {line} has {cells.Length} cells, its first line {heads.Length}");
            double t = Number(cells[time], file, line);
            if (!double.IsFinite(t) || t < 0 || (times.Count > 0 && t <= times[^1]))
                throw Fault(file, $"line {line}: t is {cells[time]}; times must be finite, at least 0, and rise. Of an export with several runs, give the rows of one");
            times.Add(t);
            for (int k = 0; k < known.Length; k++)
                columns[k].Add(Number(cells[known[k]], file, line));
        }

        return times.Count > 0
            ? new(file, [.. times], known.Select((column, k) => (heads[column], columns[k])).ToDictionary(pair => pair.Item1, pair => pair.Item2.ToArray()))
            : throw Fault(file, "it has no rows");
    }

    private static double Number(string cell, string file, int line) => cell.Trim() switch
    {
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        "" => double.NaN,
        string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) => value,
        string text => throw Fault(file, $"line {line}: '{text}' is not a number"),
    };

    private static UserException Fault(string file, string why) => new(ExitCode.Usage, $"{file}: {why}");
}
