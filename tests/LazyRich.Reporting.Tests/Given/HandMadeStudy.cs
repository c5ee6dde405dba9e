using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Results;
using LazyRich.Store.Reading;
using LazyRich.Store.Reading.Sql;
using LazyRich.Studies.Plan;

namespace LazyRich.Reporting.Tests.Given;

/// <summary>
/// A study whose numbers follow the laws of SCIENCE section 5 by simple formulas, so that reports and figures can be made without a
/// solver: lazy sides fast, delayed corners slow, richness in the middle.
/// </summary>
public sealed class HandMadeStudy : IStoreReader
{
    public static readonly double[] Lambdas =
        [-10, -5.99, -3.59, -2.15, -1.29, -0.774, -0.464, -0.278, -0.167, -0.1, 0, 0.1, 0.167, 0.278, 0.464, 0.774, 1.29, 2.15, 3.59, 5.99, 10];

    private static readonly string[] architectures = ["5-5-5", "10-5-5", "5-5-10"];

    private readonly List<Dictionary<string, object?>> runs = [];

    /// <param name="seeds">Replicates of each point.</param>
    /// <param name="end">Last recorded time: slower runs are censored.</param>
    /// <param name="lambdas">Null: twenty-one from −10 to 10.</param>
    public HandMadeStudy(int seeds = 10, double end = 1000, double[]? lambdas = null)
    {
        foreach (string architecture in architectures)
        {
            foreach (double lambda in lambdas ?? Lambdas)
            {
                for (int seed = 0; seed < seeds; seed++)
                    runs.Add(Run(runs.Count, architecture, lambda, seed, end));
            }
        }
    }

    public string Name { get; } = "by-hand";

    /// <summary>Runs that are not done yet.</summary>
    public long Planned { get; set; }

    public IList<Dictionary<string, object?>> Runs => runs;

    /// <summary>Digests of its matrix files, by their names.</summary>
    public Dictionary<string, string> Files { get; } = [];

    /// <summary>Is told, when somebody ends reading trajectories, how many were read.</summary>
    public Action<int>? TrajectoriesRead { get; set; }

    public QueryResult Query(RunQuery query)
    {
        string[] shown = [.. runs[0].Keys.Where(name => name is not ("slow_time" or "fast_time"))];
        IReadOnlyList<string> columns = query.Columns.Count > 0 ? query.Columns : shown;
        IEnumerable<Dictionary<string, object?>> found = query.Where.Length == 0 ? runs
            : runs.Where(run => query.Where == $"architecture = '{run["architecture"]}'");
        foreach (string column in columns)
        {
            if (!runs[0].ContainsKey(column) && !SummaryColumn.All.Any(one => one.Name == column))
                throw new QueryException($"unknown column '{column}'");
        }

        IEnumerable<object?[]> rows = found.Select(run => columns.Select(column => run.GetValueOrDefault(column)).ToArray());
        return new(columns, [.. query.Limit > 0 ? rows.Take(query.Limit) : rows]);
    }

    public IEnumerable<StoredTrajectory> Trajectories(string study, IReadOnlyList<string>? observables)
    {
        int read = 0;
        using var end = new Ending(() => TrajectoriesRead?.Invoke(read));
        double[] times = [0, .. Enumerable.Range(0, 200).Select(k => Math.Pow(10, -2 + (5 * k / 199.0)))];
        foreach (Dictionary<string, object?> run in runs)
        {
            double time = (double)run["slow_time"]!, fast = (double)run["fast_time"]!, share = (double)run["lazy_share"]!;
            double size = 2 + ((long)run["seed"]! * 0.1);
            double[] loss = [.. times.Select(t => size * ((share * Math.Exp(-4.6 * t / fast)) + ((1 - share) / (1 + Math.Pow(t * 10 / time, 2)))))];
            RunKey key = RunKey.TryParse((string)run["run"]!, out RunKey parsed) ? parsed : throw new InvalidOperationException("no key");
            KeyValuePair<string, object?>[] parameters = [.. run.Where(pair => pair.Key is "architecture" or "lambda" or "seed" or "task.sigma")];
            read++;
            yield return new(key, parameters, times, [new StoredSeries("loss", [], loss)]);
        }
    }

    public IReadOnlyList<KeyValuePair<string, long>> Regimes(string study) => [new("lazy", runs.Count)];

    public SqlResult Sql(SqlQuery query) => new(["n"], [[(long)query.Limit]], SqlCut.None);

    public IReadOnlyList<StudyStatus> Studies() => [Study(Name)!];

    public StudyStatus? Study(string name) =>
        name == Name ? new(Name, "made by hand", runs.Count, Planned, 0, runs.Count - Planned, 0, 0, DateTime.UnixEpoch) : null;

    public StoredSource? StudySource(string name) => name == Name ? new("", Files) : null;

    public long CountSucceeded(IEnumerable<RunKey> keys) => keys.LongCount();

    public IReadOnlyList<RunDetail> Find(string keyPrefix, int limit) => [];

    public StoredTrajectory? Trajectory(RunKey key, IReadOnlyList<string>? observables) =>
        Trajectories(Name, observables).FirstOrDefault(run => run.Key == key);

    public IReadOnlyList<Axis> Axes(string study) =>
        [new("architecture", [.. architectures]), new("lambda", [.. Lambdas.Select(lambda => $"{lambda}")])];

    public IReadOnlyList<SkippedPoint> Skipped(string study) => [];

    public Matrix? Input(string digest) => null;

    public double[]? Grid(string digest) => null;

    private static Dictionary<string, object?> Run(int number, string architecture, double lambda, int seed, double end)
    {
        bool delayed = (architecture == "10-5-5" && lambda < 0) || (architecture == "5-5-10" && lambda > 0);
        double size = Math.Abs(lambda), spread = 1 + (0.05 * seed);
        double fast = 2.3 / Math.Sqrt(1 + (size * size)) * spread, slow = delayed ? 3.2 * Math.Sqrt(1 + (size * size)) * spread : fast;
        double distance = delayed ? 0.28 + (0.24 * size / (1 + size)) : 0.27 / (1 + (3 * Math.Pow(size, 3.4)));
        return new()
        {
            ["run"] = number.ToString("x32", System.Globalization.CultureInfo.InvariantCulture),
            ["state"] = "succeeded",
            ["architecture"] = architecture,
            ["lambda"] = lambda,
            ["seed"] = (long)seed,
            ["time_to_1pct"] = slow <= end ? slow : double.PositiveInfinity,
            ["ntk_distance_limit"] = distance,
            ["lazy_share"] = distance < 0.01 ? 1 : delayed ? 0.4 + (0.45 * size / (1 + size)) : 0.4,
            ["log_delay"] = delayed ? Math.Log10(1 + size) * 1.9 : 0.2,
            ["saddle"] = 0.0,
            ["diverged_at"] = null,
            ["slow_time"] = slow,
            ["fast_time"] = fast,
        };
    }

    private sealed class Ending(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
