using LazyRich.Dynamics.Algebra;

namespace LazyRich.Dynamics.Solvers.Flow;

/// <summary>One step of <see cref="Fehlberg"/>'s pair with its estimate. Not thread-safe; allocates only when made.</summary>
/// <param name="tolerance">Of one step, relative to ‖y‖.</param>
internal sealed class EmbeddedStep(IField field, double tolerance)
{
    // A step whose estimate is exactly at the tolerance would be refused half the time.
    private const double Safety = 0.9;
    private const double MostGrowth = 5;
    private const double MostShrinking = 0.2;

    private readonly double[][] stages = [.. Enumerable.Range(0, Fehlberg.Stages).Select(_ => new double[field.Length])];
    private readonly double[] argument = new double[field.Length], next = new double[field.Length], error = new double[field.Length];

    /// <summary>y₈ of the step last tried.</summary>
    public ReadOnlySpan<double> Next => next;

    /// <summary>f(y) at the start of the step.</summary>
    public ReadOnlySpan<double> Velocity => stages[0];

    /// <summary>‖f(y)‖.</summary>
    public double Speed => Math.Sqrt(Vectors.Dot(stages[0], stages[0]));

    /// <summary>Evaluates f where the next step starts.</summary>
    public void Begin(ReadOnlySpan<double> y) => field.Evaluate(y, stages[0]);

    /// <summary>Puts y₈ into <see cref="Next"/>.</summary>
    /// <param name="y">As last given to <see cref="Begin"/>.</param>
    /// <returns>‖y₇ − y₈‖ over what is allowed; 0 where nothing moves.</returns>
    public double Try(ReadOnlySpan<double> y, double h)
    {
        for (int i = 1; i < stages.Length; i++)
        {
            Combine(y, h, Fehlberg.Arguments[i], argument);
            field.Evaluate(argument, stages[i]);
        }

        Combine(y, h, Fehlberg.Weights, next);
        error.AsSpan().Clear();
        Combine(error, h, Fehlberg.Errors, error);
        double size = Math.Max(Vectors.Dot(y, y), Vectors.Dot(next, next)), off = Vectors.Dot(error, error);
        return off == 0 ? 0 : Math.Sqrt(off / size) / tolerance;
    }

    /// <summary>The time in which the solution would move by its own size times the eighth root of the tolerance, if it went on as it begins.</summary>
    public double First(ReadOnlySpan<double> y)
    {
        double size = Math.Sqrt(Vectors.Dot(y, y)), speed = Speed;
        double share = Elementary.Pow(tolerance, 1.0 / 8);
        return size > 0 && speed > 0 ? share * size / speed : share;
    }

    /// <summary>What the next step may be longer by, or must be shorter.</summary>
    public static double Factor(double estimate) =>
        double.IsFinite(estimate)
            ? Math.Clamp(Safety * Elementary.Pow(Math.Max(estimate, 1e-300), -1.0 / 8), MostShrinking, MostGrowth)
            : MostShrinking;

    /// <summary>target = y + h·Σ weightᵢ·stageᵢ.</summary>
    private void Combine(ReadOnlySpan<double> y, double h, double[] weights, Span<double> target)
    {
        y.CopyTo(target);
        for (int i = 0; i < weights.Length; i++)
        {
            if (weights[i] != 0)
                Vectors.AddScaled(target, h * weights[i], stages[i]);
        }
    }
}
