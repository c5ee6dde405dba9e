using LazyRich.Reporting.Figures;
using LazyRich.Reporting.Text;

namespace LazyRich.Reporting.Drawing;

/// <summary>A range of numbers on a line from 0 to 1, with the numbers to write beside it.</summary>
internal sealed class ValueScale
{
    private const double SymlogUnit = 1e-3;

    private readonly AxisScale scale;
    private readonly double unit;
    private readonly double from;
    private readonly double to;

    /// <param name="values">What must have room; numbers that the scale cannot show are passed over.</param>
    /// <param name="include">A number the range always holds.</param>
    /// <param name="unit">Of a symlog scale, a power of ten: linear below it.</param>
    public ValueScale(AxisScale scale, IEnumerable<double> values, double? include = null, double unit = SymlogUnit)
    {
        (this.scale, this.unit) = (scale, unit);
        double[] shown = [.. values.Concat(include is { } extra ? [extra] : []).Where(Shows).Select(Transform)];
        (from, to) = shown.Length == 0 ? (0, 1) : (shown.Min(), shown.Max());
        if (to - from < 1e-9 * Math.Max(1, Math.Abs(to)))
            (from, to) = (from - 0.5, to + 0.5);
    }

    public double Low => Back(from);

    public double High => Back(to);

    public bool Shows(double value) => double.IsFinite(value) && (scale != AxisScale.Log || value > 0);

    /// <summary>0 at the lower end, 1 at the upper; outside the range beyond them.</summary>
    public double Place(double value) => (Transform(value) - from) / (to - from);

    /// <summary>Round numbers inside the range, at most about <paramref name="count"/>, with their labels.</summary>
    public IEnumerable<(double Value, string Label)> Ticks(int count) => scale switch
    {
        AxisScale.Linear => LinearTicks(count).Select(value => (value, ShortNumber.Typeset(value))),
        AxisScale.Log => LogTicks(count),
        _ => SymlogTicks(count),
    };

    public double Transform(double value) => scale switch
    {
        AxisScale.Linear => value,
        AxisScale.Log => Math.Log10(value),
        _ => Math.Asinh(value / (2 * unit)) / Math.Log(10),
    };

    private double Back(double transformed) => scale switch
    {
        AxisScale.Linear => transformed,
        AxisScale.Log => Math.Pow(10, transformed),
        _ => 2 * unit * Math.Sinh(transformed * Math.Log(10)),
    };

    private IEnumerable<double> LinearTicks(int count)
    {
        double rough = (to - from) / Math.Max(1, count), power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double step = new[] { 1, 2, 5, 10 }.First(factor => factor * power >= rough * 0.999) * power;
        for (double k = Math.Ceiling((from / step) - 1e-9); k * step <= to + (1e-9 * step); k++)
            yield return k * step;
    }

    private IEnumerable<(double Value, string Label)> LogTicks(int count)
    {
        int low = (int)Math.Ceiling(from - 1e-9), high = (int)Math.Floor(to + 1e-9);
        if (high - low < 1)
        {
            foreach (double value in LinearWithinDecade())
                yield return (value, ShortNumber.Typeset(value));
            yield break;
        }

        int stride = Math.Max(1, (int)Math.Ceiling((high - low + 1.0) / count));
        for (int k = low; k <= high; k += stride)
            yield return (Math.Pow(10, k), PowerOfTen.Typeset(k));
    }

    /// <summary>Under a decade or so there are no two powers of ten to write; 1, 2, 5 are.</summary>
    private IEnumerable<double> LinearWithinDecade()
    {
        for (int k = (int)Math.Floor(from); k <= (int)Math.Ceiling(to); k++)
        {
            foreach (double factor in (double[])[1, 2, 5])
            {
                double value = factor * Math.Pow(10, k);
                if (Transform(value) >= from - 1e-9 && Transform(value) <= to + 1e-9)
                    yield return value;
            }
        }
    }

    /// <summary>Powers of ten from the unit outwards on both sides of 0, each side with as many as there is room for.</summary>
    private IEnumerable<(double Value, string Label)> SymlogTicks(int count)
    {
        int least = (int)Math.Round(Math.Log10(unit)) + (unit == SymlogUnit ? 1 : 0);
        int most = (int)Math.Floor(Math.Log10(Math.Max(unit, Math.Max(Math.Abs(Low), Math.Abs(High)))) + 1e-9);
        int stride = Math.Max(1, (int)Math.Ceiling((most - least + 1.0) * 2 / Math.Max(2, count)));
        int[] powers = [.. Enumerable.Range(0, ((most - least) / stride) + 1).Select(k => most - (k * stride))];
        foreach (int k in powers.Where(k => Transform(-Math.Pow(10, k)) >= from - 1e-9))
            yield return (-Math.Pow(10, k), "−" + PowerOfTen.Typeset(k));
        if (from <= 0 && to >= 0)
            yield return (0, "0");
        foreach (int k in powers.Reverse().Where(k => Transform(Math.Pow(10, k)) <= to + 1e-9))
            yield return (Math.Pow(10, k), PowerOfTen.Typeset(k));
    }
}
