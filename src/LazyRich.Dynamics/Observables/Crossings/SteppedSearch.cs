using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables.Crossings;

/// <summary>Finds the first step at or past a level by taking the steps of the interval again.</summary>
internal static class SteppedSearch
{
    public static void Find<T, TStepper>(Level<T> level, ref TStepper stepper, Gauge<T> gauge)
        where T : unmanaged, ILanes<T>
        where TStepper : IStepper<T>
    {
        T one = T.Broadcast(1.0), length = stepper.StepLength;
        T step = T.Round(level.From / length), last = T.Round(level.To / length);
        while (T.Any(level.Pending))
        {
            stepper.Step(level.State);
            gauge.Measure(level.State);
            step += one;

            // The interval's end is past the level, whatever is found here.
            T past = T.Or(T.LessThanOrEqual(T.Broadcast(0.0), level.Passing(gauge)), T.LessThanOrEqual(last, step));
            level.Found(T.And(level.Pending, past), step * length, gauge.ExcessLoss);
        }
    }
}
