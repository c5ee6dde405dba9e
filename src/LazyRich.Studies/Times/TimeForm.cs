using LazyRich.Studies.Expressions;
using LazyRich.Studies.Generators;
using LazyRich.Studies.Numbers;
using LazyRich.Studies.Reading;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Times;

/// <summary>When runs are observed, as the file says it; its bounds become numbers run by run.</summary>
/// <param name="node">Its place.</param>
/// <param name="bounds">The numbers that may be expressions.</param>
internal abstract class TimeForm(Node node, IReadOnlyList<Bound> bounds)
{
    public Node Node => node;

    public IReadOnlyList<Bound> Bounds => bounds;

    /// <summary>Equal for every run.</summary>
    public bool Constant { get; } = bounds.All(bound => bound.Formula is null);

    public IEnumerable<string> Used => bounds.SelectMany(bound => bound.Formula?.Used ?? new HashSet<string>());

    /// <exception cref="PointException">The bounds have no sound value for this run.</exception>
    public double[] Values(IScope scope) => [.. bounds.Select(bound => bound.Value(scope))];
}

/// <summary>Stated times; t=0 is added to them.</summary>
internal abstract class GridForm(Node node, IReadOnlyList<Bound> bounds) : TimeForm(node, bounds)
{
    /// <param name="values">Of the bounds.</param>
    /// <returns>Strictly increasing, starting with 0.</returns>
    public abstract double[] Times(double[] values);
}

/// <summary><c>{log: [a, b], points: n}</c>: n times after 0.</summary>
internal sealed class LogForm(Node node, Bound first, Bound last, int points) : GridForm(node, [first, last])
{
    public override double[] Times(double[] values) => values[0] < values[1]
        ? [0, .. Generate.Logspace(values[0], values[1], points)]
        : throw new PointException(Node, $"log goes from {Digits.Show(values[0])} to {Digits.Show(values[1])}; the last time must come last");
}

/// <summary><c>{until: T, points: n}</c>: n evenly spaced times after 0.</summary>
internal sealed class UntilForm(Node node, Bound last, int points) : GridForm(node, [last])
{
    public override double[] Times(double[] values) => Generate.Linspace(0, values[0], points + 1);
}

/// <summary>A list of times.</summary>
internal sealed class ListForm(Node node, IReadOnlyList<Bound> times) : GridForm(node, times)
{
    public override double[] Times(double[] values)
    {
        for (int i = 1; i < values.Length; i++)
        {
            if (!(values[i] > values[i - 1]))
                throw new PointException(Bounds[i].Node, $"times must increase: {Digits.Show(values[i])} comes after {Digits.Show(values[i - 1])}");
        }

        double[] times = values is [0, ..] ? values : [0, .. values];
        return times.Length > 1 ? times : throw new PointException(Node, "time has only t=0; give at least one time after it");
    }
}

/// <summary><c>{until: converged}</c>.</summary>
/// <param name="toInfinity">And then t=∞: <c>{until: .inf}</c>.</param>
internal sealed class ConvergedForm(Node node, double tolerance, Bound limit, int points, bool toInfinity) : TimeForm(node, [limit])
{
    public bool ToInfinity => toInfinity;

    public double Tolerance => tolerance;

    public int Points => points;
}

/// <summary>The times of a study's phases, one form each.</summary>
internal sealed class PhaseTimesForm(Node node, IReadOnlyList<TimeForm> each) : TimeForm(node, [.. each.SelectMany(form => form.Bounds)])
{
    public IReadOnlyList<TimeForm> Each => each;
}
