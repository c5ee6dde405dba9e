using LazyRich.Dynamics.Solvers.Flow;

namespace LazyRich.Dynamics.Solvers.GradientFlow.Kinks;

/// <summary>
/// Follows a ReLU network from kink to kink: a step is taken with the gates held; where it leaves their pattern, the time at which it does is found,
/// the step ends there, and the pattern that goes on is found. Not thread-safe.
/// </summary>
internal sealed class KinkedIntegrator
{
    private const int MostKinksAtOnce = 1000;

    /// <summary>So many tries converge where one kink is met; where another gets in the way, halving always does.</summary>
    private const int RegulaFalsi = 30;

    private readonly double tolerance;
    private readonly CancellationToken cancellation;
    private readonly EmbeddedStep attempt;
    private readonly SlidingField field;
    private readonly KinkPattern pattern;
    private readonly double[] between, velocity;
    private double step;

    /// <param name="tolerance">Of one step, relative to ‖y‖.</param>
    public KinkedIntegrator(GatedNetwork network, int length, double tolerance, CancellationToken cancellation)
    {
        (this.tolerance, this.cancellation) = (tolerance, cancellation);
        field = new(network, length);
        pattern = new(network, field);
        attempt = new(field, tolerance);
        (between, velocity) = (new double[length], new double[length]);
    }

    /// <summary>Moves y by <paramref name="elapsed"/> &gt; 0. Where the solution leaves the doubles, y becomes NaN.</summary>
    /// <returns>After how much of it the solution first slid along a kink; null: not at all.</returns>
    /// <exception cref="KinkException">More kinks come together than can be told apart.</exception>
    public double? Advance(Span<double> y, double elapsed)
    {
        double done = 0;
        int met = 0;
        pattern.Take(y, tolerance);
        double? slid = pattern.Slides ? 0 : null;
        attempt.Begin(y);
        if (step == 0)
            step = attempt.First(y);
        while (done < elapsed)
        {
            cancellation.ThrowIfCancellationRequested();
            double left = elapsed - done;
            bool last = step >= left;
            double h = last ? left : step, estimate = attempt.Try(y, h);
            if (!(estimate <= 1))
            {
                if (!(h > 1e-15 * elapsed))
                {
                    y.Fill(double.NaN);
                    return slid;
                }

                step = h * EmbeddedStep.Factor(estimate);
                continue;
            }

            double proposed = h * EmbeddedStep.Factor(estimate);
            step = last ? Math.Max(step, proposed) : proposed;
            double until = Stay(y, h);
            bool kink = until < h || pattern.Inside(attempt.Next, shares: true) < 0;
            attempt.Next.CopyTo(y);
            done = until < h || !last ? done + until : elapsed;
            if (kink)
            {
                pattern.Leave(y);
                met = until > 1e-12 * elapsed ? 0 : met + 1;
                if (met > MostKinksAtOnce)
                    throw new KinkException("the flow of the ReLU units meets more kinks in no time than can be told apart");
            }

            if (pattern.Slides)
                slid ??= done;
            attempt.Begin(y);
        }

        return slid;
    }

    /// <summary>How long a step that was tried may be: all of it, or up to where it leaves the pattern, with the state there in place of its end.</summary>
    private double Stay(ReadOnlySpan<double> y, double h)
    {
        double first = FirstLook(y, h);
        if (first < h)
            attempt.Try(y, first);
        double value = pattern.Inside(attempt.Next, shares: true);
        if (value >= 0)
        {
            if (first == h)
                return h;
            attempt.Try(y, h);
            value = pattern.Inside(attempt.Next, shares: true);
            first = h;
            if (value >= 0)
                return h;
        }

        return Locate(y, first, value);
    }

    /// <summary>The first quarter of the step by which a cubic between its ends has left the pattern; the whole of it where none has.</summary>
    private double FirstLook(ReadOnlySpan<double> y, double h)
    {
        ReadOnlySpan<double> end = attempt.Next, start = attempt.Velocity;
        field.Evaluate(end, velocity);
        for (int quarter = 1; quarter < 4; quarter++)
        {
            double s = quarter / 4.0, r = 1 - s;
            for (int i = 0; i < between.Length; i++)
            {
                between[i] = (r * r * (1 + (2 * s)) * y[i]) + (s * s * (3 - (2 * s)) * end[i]) + (h * s * r * ((r * start[i]) - (s * velocity[i])));
            }

            if (pattern.Inside(between, shares: false) < 0)
                return s * h;
        }

        return h;
    }

    /// <summary>Where a step leaves the pattern, by the Illinois rule; ends with the state on the far side, no further than rounding or the time can tell.</summary>
    /// <param name="high">Outside.</param>
    /// <param name="outside">What <see cref="KinkPattern.Inside(ReadOnlySpan{double}, bool)"/> is there, below 0.</param>
    private double Locate(ReadOnlySpan<double> y, double high, double outside)
    {
        double low = 0, lowWeight = pattern.Inside(y, shares: true), highWeight = outside;
        int side = 0;
        for (int tries = 0; outside < -1 && high - low > 4e-16 * high; tries++)
        {
            double point = low + ((high - low) * (tries < RegulaFalsi ? lowWeight / (lowWeight - highWeight) : 0.5));
            if (!(point > low && point < high))
                point = low + ((high - low) / 2);
            if (!(point > low && point < high))
                break;
            attempt.Try(y, point);
            double value = pattern.Inside(attempt.Next, shares: true);
            if (value < 0)
            {
                lowWeight = side < 0 ? lowWeight / 2 : lowWeight;
                (high, outside, highWeight, side) = (point, value, value, -1);
            }
            else
            {
                highWeight = side > 0 ? highWeight / 2 : highWeight;
                (low, lowWeight, side) = (point, value, 1);
            }
        }

        attempt.Try(y, high);
        return high;
    }
}
