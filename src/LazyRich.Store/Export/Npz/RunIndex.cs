using LazyRich.Store.Reading;

namespace LazyRich.Store.Export.Npz;

/// <summary>
/// The runs an export holds, and the shape of everything they observed, learned in one pass. Runs that succeed while the export is under way are not
/// in it.
/// </summary>
internal sealed class RunIndex
{
    private readonly Dictionary<string, Shaped[]> shapes = new(StringComparer.Ordinal);

    private RunIndex(List<StoredTrajectory> runs) => Runs = runs;

    /// <summary>Without their series.</summary>
    public IReadOnlyList<StoredTrajectory> Runs { get; }

    public IEnumerable<string> Observables => shapes.Keys;

    public static RunIndex Read(IStoreReader reader, string study, CancellationToken cancellation)
    {
        var runs = new List<StoredTrajectory>();
        var found = new Dictionary<string, List<Shaped>>(StringComparer.Ordinal);
        foreach (StoredTrajectory run in reader.Trajectories(study, null))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (StoredSeries series in run.Series)
            {
                if (!found.TryGetValue(series.Observable, out List<Shaped>? all)) found.Add(series.Observable, all = []);
                all.Add(new(runs.Count, Architecture(run), [run.Times.Length, .. series.Shape.Select(length => (long)length)]));
            }

            runs.Add(run with { Series = [] });
        }

        var index = new RunIndex(runs);
        foreach ((string observable, List<Shaped> all) in found)
            index.shapes.Add(observable, [.. all]);
        return index;
    }

    /// <summary>The runs that have this observable, with its shape in each.</summary>
    public Shaped[] ShapesOf(string observable) => shapes[observable];

    public Shaped[] ShapesOfTimes() => [.. Runs.Select((run, i) => new Shaped(i, Architecture(run), [run.Times.Length]))];

    public static string Architecture(StoredTrajectory run) => (string)run.Parameters.First(parameter => parameter.Key == "architecture").Value!;
}

/// <param name="Run">Place in the index.</param>
/// <param name="Shape">Recorded times first.</param>
internal sealed record Shaped(int Run, string Architecture, long[] Shape);
