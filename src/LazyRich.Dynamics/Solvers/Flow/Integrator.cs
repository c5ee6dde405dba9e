using LazyRich.Dynamics.Algebra;

namespace LazyRich.Dynamics.Solvers.Flow;

/// <summary>Follows a field by <see cref="EmbeddedStep"/>s as long as their error estimates allow. Not thread-safe; allocates only when made.</summary>
/// <remarks>
/// A step is taken when ‖y₇ − y₈‖ ≤ tolerance·‖y‖, and y₈ is kept. The last step of a stretch is cut to end at the time asked for. The method is
/// explicit: steps are no longer than about 4 over the fastest rate, however smooth the solution is. Where the field has kinks (ReLU) a solution can
/// slide along one, and no step would be short enough: there a step that moves y by no more than tolerance^0.4·‖y‖ is taken whatever its estimate,
/// and counted in <see cref="Missed"/>.
/// </remarks>
internal sealed class Integrator
{
    private readonly double tolerance, leastMove;
    private readonly CancellationToken cancellation;
    private readonly EmbeddedStep attempt;
    private double step;

    /// <param name="tolerance">Of one step, relative to ‖y‖.</param>
    /// <param name="kinks">Whether the field is continuous only in pieces.</param>
    public Integrator(IField field, double tolerance, CancellationToken cancellation, bool kinks = false)
    {
        leastMove = kinks ? Elementary.Pow(tolerance, 0.4) : 0;
        this.tolerance = tolerance;
        this.cancellation = cancellation;
        attempt = new(field, tolerance);
    }

    /// <summary>Sum of the estimated errors, relative to ‖y‖, of all steps that were taken though they were above the tolerance.</summary>
    public double Missed { get; private set; }

    /// <summary>Moves y by <paramref name="elapsed"/> &gt; 0. Where the solution leaves the doubles, y becomes NaN.</summary>
    public void Advance(Span<double> y, double elapsed)
    {
        double done = 0;
        attempt.Begin(y);
        if (step == 0)
            step = attempt.First(y);
        while (done < elapsed)
        {
            cancellation.ThrowIfCancellationRequested();
            double left = elapsed - done, least = LeastStep(y), planned = Math.Max(step, least);
            bool last = planned >= left;
            double h = last ? left : planned;
            double estimate = attempt.Try(y, h);
            bool taken = estimate <= 1 || (h <= least && double.IsFinite(estimate));
            if (taken)
            {
                if (estimate > 1)
                    Missed += estimate * tolerance;
                attempt.Next.CopyTo(y);
                done = last ? elapsed : done + h;
                attempt.Begin(y);
            }
            else if (!(h > 1e-15 * elapsed))
            {
                y.Fill(double.NaN);
                return;
            }

            // A step cut short says little of the next one.
            double proposed = h * EmbeddedStep.Factor(estimate);
            step = last && taken ? Math.Max(step, proposed) : proposed;
        }
    }

    /// <summary>What moves y by the least that is asked for.</summary>
    private double LeastStep(ReadOnlySpan<double> y)
    {
        if (leastMove == 0)
            return 0;
        double speed = attempt.Speed;
        return speed > 0 ? leastMove * Math.Sqrt(Vectors.Dot(y, y)) / speed : 0;
    }
}
