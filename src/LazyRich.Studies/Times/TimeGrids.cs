using LazyRich.Dynamics.Definitions;
using LazyRich.Studies.Expressions;
using LazyRich.Studies.Matrices;
using LazyRich.Studies.Numbers;
using LazyRich.Studies.Reading;

namespace LazyRich.Studies.Times;

/// <summary>Turns a form into the times of a run, once for all runs that share bounds and step. Not thread-safe.</summary>
internal sealed class TimeGrids(TimeForm form)
{
    /// <summary>Bounds that follow λ give a grid each, and inner axes come back to them: 64 MiB of times are kept.</summary>
    private const long KeptTimes = 8 << 20;

    private const double LargestStep = 1L << 53;

    private readonly Dictionary<string, GridTime> grids = [];
    private readonly Dictionary<double, TimeDefinition> constant = [];
    private readonly TimeGrids[] ofPhases = form is PhaseTimesForm phases ? [.. phases.Each.Select(each => new TimeGrids(each))] : [];
    private long kept;

    /// <param name="step">η where the solver advances in steps: a recorded time t becomes k·η with k = round(t/η).</param>
    /// <exception cref="PointException">The bounds have no sound value for this run.</exception>
    public TimeDefinition Of(IScope scope, double? step)
    {
        if (!form.Constant)
            return Make(scope, step);
        if (!constant.TryGetValue(step ?? 0, out TimeDefinition? time))
            constant[step ?? 0] = time = Make(scope, step);
        return time;
    }

    private TimeDefinition Make(IScope scope, double? step)
    {
        if (ofPhases.Length > 0)
            return new PhaseTimes([.. ofPhases.Select(phase => phase.Of(scope, step))]);
        double[] values = form.Values(scope);
        if (form is ConvergedForm converged)
            return new ConvergedTime(converged.Tolerance, values[0], converged.Points) { ToInfinity = converged.ToInfinity };
        string name = string.Join(' ', values.Select(Digits.Show).Append(step is double eta ? Digits.Show(eta) : ""));
        if (grids.TryGetValue(name, out GridTime? known))
            return known;
        double[] times = ((GridForm)form).Times(values);
        if (step is double length)
            times = Stepped(times, length);
        kept += times.Length;
        if (kept > KeptTimes)
        {
            grids.Clear();
            kept = times.Length;
        }

        return grids[name] = new GridTime(MatrixDigest.OfTimes(times), times);
    }

    private double[] Stepped(double[] times, double step)
    {
        if (times.Where(double.IsFinite).DefaultIfEmpty(0).Last() is double last && last / step > LargestStep)
            throw new PointException(form.Node, $"the time {Digits.Show(last)} is more than 2^53 steps of {Digits.Show(step)} away");
        double[] stepped = [.. times.Select(time => Math.Round(time / step) * step).Distinct()];
        return stepped.Length > 1 ? stepped : throw new PointException(form.Node, $"no time is as late as one step of {Digits.Show(step)}");
    }
}
