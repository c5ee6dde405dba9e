using System.Globalization;

namespace LazyRich.Cli.Verbs.Solve;

/// <summary><c>0.01:100:300</c>, <c>0:10:101</c> and <c>0,1,2</c>.</summary>
internal static class TimesText
{
    private const int MostPoints = 100_000;

    /// <exception cref="UserException">It is neither, or its times do not rise.</exception>
    public static double[] Read(string text)
    {
        string[] parts = text.Split(':');
        double[] times = parts.Length == 3 ? Spaced(text, parts) : [.. text.Split(',').Select(part => Number(part, text))];
        for (int i = 0; i < times.Length; i++)
        {
            if (!double.IsFinite(times[i]) || times[i] < 0 || (i > 0 && times[i] <= times[i - 1]))
                throw Fault(text, $"{times[i].ToString("R", CultureInfo.InvariantCulture)} is not after the time before it, finite and at least 0");
        }

        return times;
    }

    /// <summary>Both ends included; log-spaced unless it begins with 0.</summary>
    public static double[] Spaced(double from, double to, int points) =>
    [
        .. Enumerable.Range(0, points).Select(i => i == points - 1 ? to
            : from == 0 ? to * i / (points - 1)
            : from * Math.Pow(to / from, (double)i / (points - 1))),
    ];

    private static double[] Spaced(string text, string[] parts)
    {
        (double from, double to) = (Number(parts[0], text), Number(parts[1], text));
        if (!int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out int points) || points is < 2 or > MostPoints)
            throw Fault(text, $"POINTS is a whole number from 2 to {MostPoints}, not {parts[2]}");
        return from >= 0 && to > from && double.IsFinite(to) ? Spaced(from, to, points) : throw Fault(text, "TO must be after FROM, and FROM at least 0");
    }

    private static double Number(string part, string text) =>
        double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : throw Fault(text, $"'{part}' is not a number");

    private static UserException Fault(string text, string why) =>
        new(ExitCode.Usage, $"--times {text}: {why}; it takes FROM:TO:POINTS, such as 0.01:100:300, or a list such as 0,1,2");
}
