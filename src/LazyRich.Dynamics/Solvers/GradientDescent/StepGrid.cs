using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Solvers.GradientDescent;

/// <summary>Which steps are recorded.</summary>
internal static class StepGrid
{
    /// <summary>The steps nearest to stated times, each at least one after the one before; where η is stated the plan made the times as k·η.</summary>
    public static double[] Of(ReadOnlySpan<double> times, double stepLength)
    {
        var steps = new double[times.Length];
        for (int i = 0; i < steps.Length; i++)
        {
            double step = Math.Round(times[i] / stepLength, MidpointRounding.ToEven);
            steps[i] = i == 0 ? step : Math.Max(step, steps[i - 1] + 1);
        }

        return steps;
    }

    /// <summary>
    /// Step 0 and then <paramref name="points"/> steps log-spaced over the four decades up to <paramref name="last"/>, each at least one after
    /// the one before. A run that is shorter than <paramref name="points"/> steps is recorded at every one of its first <paramref name="points"/>.
    /// </summary>
    public static double[] UpTo(double last, int points)
    {
        const double decades = 4;
        last = Math.Max(last, points);
        var steps = new double[points + 1];
        for (int i = 1; i <= points; i++)
        {
            double exponent = points == 1 ? 0 : decades * (i - points) / (points - 1);
            double step = Math.Round(last * Elementary.Exp10(exponent), MidpointRounding.ToEven);
            steps[i] = Math.Min(Math.Max(step, steps[i - 1] + 1), last - (points - i));
        }

        return steps;
    }

    /// <summary>The last step at or before a time.</summary>
    public static double LastWithin(double time, double stepLength) => Math.Floor(time / stepLength);

    public static void Check(RunDefinition run, ICollection<Fault> faults)
    {
        if (run.Time is not ConvergedTime until || !run.Solver.Has(LearningRate.Stated))
            return;
        double rate = run.Solver.Number(LearningRate.Stated), steps = LastWithin(until.Limit, rate);
        if (steps < until.Points)
        {
            faults.Add(new("time.limit", $"limit {Format.Number(until.Limit)} is {Format.Number(steps)} steps of learning-rate "
                + $"{Format.Number(rate)}, fewer than the {until.Points} points asked for: raise the limit or ask for at most {Format.Number(steps)} points."));
        }
    }
}
