using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;
using LazyRich.Grains.Pool;
using LazyRich.Grains.Wire;
using LazyRich.Store.Disk;
using LazyRich.Studies.Plan;

namespace LazyRich.Reporting.Predictions;

/// <summary>How much the runs of a plan will store, and which of them more than a run may.</summary>
/// <param name="RunBytes">What all runs take of the store's file, about.</param>
/// <param name="InputBytes">Of the matrices that they name, which are stored once.</param>
/// <param name="TooLarge">Runs whose result is over <see cref="MessageSize.Most"/>: they fail after they are solved.</param>
/// <param name="Largest">The result of the largest run.</param>
public sealed record PlanSize(long Runs, double RunBytes, long InputBytes, long TooLarge, ResultSize Largest)
{
    private static readonly ResultSize nothing = new(0, []);

    /// <summary>Of the store's file, about, when all runs are stored.</summary>
    public double Bytes => RunBytes + InputBytes;

    /// <summary>Of the largest run's result, as the pool weighs it.</summary>
    public long LargestBytes => ResultWeight.Of(Largest);

    /// <summary>Its largest series.</summary>
    public SeriesSize LargestSeries => Largest.Series.MaxBy(series => series.Numbers);

    /// <summary>So many times would fit if all else stayed; 0 where not even one does.</summary>
    public long TimesThatFit => (MessageSize.Most - ResultWeight.Of(nothing)) / (sizeof(double) * (1 + Largest.Series.Sum(series => series.PerTime)));

    public static PlanSize Of(StudyPlan plan, CancellationToken cancellation)
    {
        var folded = new PlanSize(0, 0, plan.Inputs.Values.Sum(matrix => sizeof(double) * (long)matrix.Data.Length), 0, nothing);
        (Configuration Configuration, TimeDefinition Time, ResultSize Size, double Bytes)? last = null;
        long count = 0, tooLarge = 0;
        double bytes = 0;
        foreach (PlannedRun run in plan.Runs)
        {
            cancellation.ThrowIfCancellationRequested();

            // Neighbours in a plan differ in seed and λ, which change nothing here.
            if (last is not { } known || !ReferenceEquals(known.Configuration, run.Configuration) || !ReferenceEquals(known.Time, run.Definition.Time))
            {
                var size = ResultSize.Of(run.Definition);
                last = known = (run.Configuration, run.Definition.Time, size, StoredSize.Of(size, run.Definition));
                if (count == 0 || size.Bytes > folded.Largest.Bytes)
                    folded = folded with { Largest = size };
            }

            count++;
            bytes += known.Bytes;
            tooLarge += ResultWeight.Of(known.Size) > MessageSize.Most ? 1 : 0;
        }

        return folded with { Runs = count, RunBytes = bytes, TooLarge = tooLarge };
    }
}
