using LazyRich.Store.Export.Tables;
using LazyRich.Store.Reading;
using LazyRich.Studies.Plan;

namespace LazyRich.Store.Export.Npz;

/// <summary>
/// The succeeded runs of a study as arrays: <c>run</c>, <c>task</c>, <c>architecture</c>, <c>lambda</c>, <c>seed</c>, <c>solver</c> and what else
/// varies, one element a run; <c>t</c>, one grid for all or a row a run; each observable as run × time × its shape. What is ragged is split as
/// <see cref="ArrayPlan"/> says.
/// </summary>
internal static class TrajectoryArrays
{
    /// <exception cref="QueryException">There is no such study.</exception>
    public static void Write(IStoreReader reader, string study, Stream output, CancellationToken cancellation)
    {
        if (reader.Study(study) is null) throw new QueryException($"no study '{study}'.");
        RunIndex index = RunIndex.Read(reader, study, cancellation);
        using var writer = new NpzWriter(output);
        writer.Write("run", [.. index.Runs.Select(run => run.Key.ToString())]);
        WriteParameters(writer, index);
        WriteTimes(writer, index);
        foreach (string observable in index.Observables)
            WriteObservable(writer, reader, study, observable, index);
    }

    private static void WriteObservable(NpzWriter writer, IStoreReader reader, string study, string observable, RunIndex index)
    {
        IReadOnlyList<ArrayPlan> plans = ArrayPlan.Of(ObservableName.Of(observable), index.ShapesOf(observable), index.Runs);
        if (plans.All(plan => plan.Stacked))
        {
            foreach (ArrayPlan plan in plans)
                writer.Write(plan.Name, plan.FullShape, Values(reader, study, observable, plan.Runs, index));
            return;
        }

        // An array a run: one pass writes them all, for both go in plan order.
        IEnumerable<double[]> values = Values(reader, study, observable, [.. plans.SelectMany(plan => plan.Runs)], index);
        foreach ((ArrayPlan plan, double[] data) in plans.Zip(values))
            writer.Write(plan.Name, plan.FullShape, [data]);
    }

    private static void WriteParameters(NpzWriter writer, RunIndex index)
    {
        if (index.Runs.Count == 0) return;
        for (int i = 0; i < index.Runs[0].Parameters.Count; i++)
        {
            var column = new ColumnBuffer();
            foreach (StoredTrajectory run in index.Runs)
                column.Add(run.Parameters[i].Value);
            column.Write(writer, index.Runs[0].Parameters[i].Key);
        }
    }

    private static void WriteTimes(NpzWriter writer, RunIndex index)
    {
        // Runs of one grid share the array that holds it.
        if (index.Runs.Count > 0 && index.Runs.All(run => run.Times.AsSpan().SequenceEqual(index.Runs[0].Times)))
        {
            writer.Write("t", [index.Runs[0].Times.Length], [index.Runs[0].Times]);
            return;
        }

        foreach (ArrayPlan plan in ArrayPlan.Of("t", index.ShapesOfTimes(), index.Runs))
            writer.Write(plan.Name, plan.FullShape, plan.Runs.Select(run => index.Runs[run].Times));
    }

    private static IEnumerable<double[]> Values(IStoreReader reader, string study, string observable, int[] runs, RunIndex index)
    {
        HashSet<RunKey> wanted = [.. runs.Select(run => index.Runs[run].Key)];
        int written = 0;
        foreach (StoredTrajectory run in reader.Trajectories(study, [observable]))
        {
            if (!wanted.Contains(run.Key)) continue;
            written++;
            yield return run.Series[0].Values;
        }

        if (written != wanted.Count) throw new StoreException($"{study} was submitted with another plan while it was exported; export it again.");
    }
}
