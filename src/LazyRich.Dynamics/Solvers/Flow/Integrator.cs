using LazyRich.Dynamics.Algebra;

namespace LazyRich.Dynamics.Solvers.Flow;

/// <summary>Follows a field by <see cref="Fehlberg"/>'s pair, with steps as long as the error estimate allows. Not thread-safe; allocates only when made.</summary>
/// <remarks>
/// A step is taken when ‖y₇ − y₈‖ ≤ tolerance·‖y‖, and y₈ is kept. The last step of a stretch is cut to end at the time asked for. The method is
/// explicit: steps are no longer than about 4 over the fastest rate, however smooth the solution is. Where the field has kinks (ReLU) a solution can
/// slide along one, and no step would be short enough: there a step that moves y by no more than tolerance^0.4·‖y‖ is taken whatever its estimate.
/// </remarks>
internal sealed class Integrator
{
    // A step whose estimate is exactly at the tolerance would be refused half the time.
    private const double Safety = 0.9;
    private const double MostGrowth = 5;
    private const double MostShrinking = 0.2;

    private readonly IField field;
    private readonly double tolerance, leastMove;
    private readonly CancellationToken cancellation;
    private readonly double[][] stages = new double[Fehlberg.Stages][];
    private readonly double[] argument, next, error;
    private double step;

    /// <param name="tolerance">Of one step, relative to ‖y‖.</param>
    /// <param name="kinks">Whether the field is continuous only in pieces.</param>
    public Integrator(IField field, double tolerance, CancellationToken cancellation, bool kinks = false)
    {
        leastMove = kinks ? Elementary.Pow(tolerance, 0.4) : 0;
        this.field = field;
        this.tolerance = tolerance;
        this.cancellation = cancellation;
        for (int i = 0; i < stages.Length; i++)
            stages[i] = new double[field.Length];
        argument = new double[field.Length];
        next = new double[field.Length];
        error = new double[field.Length];
    }

    /// <summary>Moves y by <paramref name="elapsed"/> &gt; 0. Where the solution leaves the doubles, y becomes NaN.</summary>
    public void Advance(Span<double> y, double elapsed)
    {
        double done = 0;
        field.Evaluate(y, stages[0]);
        if (step == 0)
            step = FirstStep(y);
        while (done < elapsed)
        {
            cancellation.ThrowIfCancellationRequested();
            double left = elapsed - done, least = LeastStep(y), planned = Math.Max(step, least);
            bool last = planned >= left;
            double h = last ? left : planned;
            double estimate = Try(y, h);
            bool taken = estimate <= 1 || (h <= least && double.IsFinite(estimate));
            if (taken)
            {
                next.CopyTo(y);
                done = last ? elapsed : done + h;
                field.Evaluate(y, stages[0]);
            }
            else if (!(h > 1e-15 * elapsed))
            {
                y.Fill(double.NaN);
                return;
            }

            // A step cut short says little of the next one.
            double proposed = h * Factor(estimate);
            step = last && taken ? Math.Max(step, proposed) : proposed;
        }
    }

    /// <summary>The time in which the solution would move by its own size times the eighth root of the tolerance, if it went on as it begins.</summary>
    private double FirstStep(ReadOnlySpan<double> y)
    {
        double size = Math.Sqrt(Vectors.Dot(y, y)), speed = Math.Sqrt(Vectors.Dot(stages[0], stages[0]));
        double share = Elementary.Pow(tolerance, 1.0 / 8);
        return size > 0 && speed > 0 ? share * size / speed : share;
    }

    /// <summary>What moves y by the least that is asked for.</summary>
    private double LeastStep(ReadOnlySpan<double> y)
    {
        if (leastMove == 0)
            return 0;
        double speed = Math.Sqrt(Vectors.Dot(stages[0], stages[0]));
        return speed > 0 ? leastMove * Math.Sqrt(Vectors.Dot(y, y)) / speed : 0;
    }

    private static double Factor(double estimate) =>
        double.IsFinite(estimate)
            ? Math.Clamp(Safety * Elementary.Pow(Math.Max(estimate, 1e-300), -1.0 / 8), MostShrinking, MostGrowth)
            : MostShrinking;

    /// <summary>Puts y₈ into <see cref="next"/>.</summary>
    /// <returns>‖y₇ − y₈‖ over what is allowed; 0 where nothing moves.</returns>
    private double Try(ReadOnlySpan<double> y, double h)
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
