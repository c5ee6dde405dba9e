using LazyRich.Store.Encoding;
using LazyRich.Store.Reading;

namespace LazyRich.Store.Export.Tables;

/// <summary>
/// A row per succeeded run and recorded time: run, task, architecture, lambda, seed, solver, what else varies, t, the scalar observables, then
/// <c>singular_value_1</c>…; where a run has fewer of those than another, the rest is absent. Matrices do not fit a row: they are in npz.
/// </summary>
internal static class TrajectoryTable
{
    public static Table Of(IStoreReader reader, string study)
    {
        if (reader.Study(study) is null) throw new QueryException($"no study '{study}'.");
        IReadOnlyList<StoredObservable> observables = reader.Observables(study);
        string[] scalars = [.. observables.Where(stored => stored.Shape.Length == 0).Select(stored => stored.Observable).Distinct()];
        (string Name, int Count)[] vectors =
        [
            .. observables.Where(stored => stored.Shape.Length == 1).GroupBy(stored => stored.Observable)
                .Select(group => (group.Key, group.Max(stored => stored.Shape[0]))),
        ];
        string[] columns =
        [
            "run", .. Parameters(reader, study), "t",
            .. scalars.Select(ObservableName.Of), .. vectors.SelectMany(vector => ObservableName.Elements(vector.Name, vector.Count)),
        ];
        return new(columns, Rows(reader, study, columns.Length, scalars, vectors));
    }

    /// <summary>Every run of a study names the same ones.</summary>
    private static IEnumerable<string> Parameters(IStoreReader reader, string study) =>
        reader.Trajectories(study, []).FirstOrDefault()?.Parameters.Select(parameter => parameter.Key)
        ?? ["task", "architecture", "lambda", "seed", "solver"];

    private static IEnumerable<object?[]> Rows(IStoreReader reader, string study, int width, string[] scalars, (string Name, int Count)[] vectors)
    {
        string[] wanted = [.. scalars, .. vectors.Select(vector => vector.Name)];
        foreach (StoredTrajectory run in reader.Trajectories(study, wanted))
        {
            Dictionary<string, StoredSeries> series = run.Series.ToDictionary(stored => stored.Observable);
            for (int k = 0; k < run.Times.Length; k++)
                yield return Row(run, k, width, series, scalars, vectors);
        }
    }

    private static object?[] Row(
        StoredTrajectory run, int k, int width, Dictionary<string, StoredSeries> series, string[] scalars, (string Name, int Count)[] vectors)
    {
        var row = new object?[width];
        int at = 0;
        row[at++] = run.Key.ToString();
        foreach ((_, object? value) in run.Parameters)
            row[at++] = value;
        row[at++] = run.Times[k];
        foreach (string scalar in scalars)
            row[at++] = series.TryGetValue(scalar, out StoredSeries? stored) ? stored.Values[k] : null;
        foreach ((string name, int count) in vectors)
        {
            if (series.TryGetValue(name, out StoredSeries? stored))
            {
                int size = ShapeText.Size(stored.Shape);
                for (int i = 0; i < size; i++)
                    row[at + i] = stored.Values[(k * size) + i];
            }

            at += count;
        }

        return row;
    }
}
