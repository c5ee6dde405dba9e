using System.Text.Json.Nodes;
using LazyRich.Dynamics.Comparisons;
using LazyRich.Dynamics.Results;
using LazyRich.Reporting.Text;
using LazyRich.Store.Reading;

namespace LazyRich.Reporting.Comparisons;

/// <summary>
/// Stored runs of one or two studies that are equal in all but the solver, compared at the times that both recorded. The first solver that a pair's
/// first study names counts as right.
/// </summary>
public static class PairedRuns
{
    /// <summary>What two ways of solving the same run may differ in.</summary>
    private static readonly string[] apart = ["solver", "time", "observe", "compare", "numerics"];

    /// <param name="right">The study whose runs count as right.</param>
    /// <param name="other">The study they are compared with; may be the same.</param>
    /// <param name="of">Observables that are compared; what a run does not have is left out.</param>
    /// <param name="where">A condition on the runs of <paramref name="other"/>; empty: all.</param>
    /// <exception cref="QueryException">The condition is not understood.</exception>
    public static ComparisonReport Read(IStoreReader store, string right, string other, IReadOnlyList<string> of, string where, CancellationToken cancellation)
    {
        Dictionary<string, RunDetail> firsts = [];
        foreach (RunDetail run in Succeeded(store, right, ""))
        {
            cancellation.ThrowIfCancellationRequested();
            firsts.TryAdd(Identity(run), run);
        }

        var groups = new Dictionary<(string, string), (object?[] Key, List<(double Max, double Final)> Errors)>();
        string[]? axes = null;
        long unpaired = 0;
        foreach (RunDetail run in Succeeded(store, other, where))
        {
            cancellation.ThrowIfCancellationRequested();
            if (!firsts.TryGetValue(Identity(run), out RunDetail? first) || first.Key == run.Key)
            {
                unpaired += first is null ? 1 : 0;
                continue;
            }

            axes ??= ["architecture", "lambda", "solver", .. run.Parameters.Keys.Where(name => name.StartsWith("solver.", StringComparison.Ordinal))];
            object?[] key = [.. axes.Select(name => run.Parameters.GetValueOrDefault(name))];
            List<(string Observable, double[] Errors)> errors = Compare(store, first, run, of);
            unpaired += errors.Count == 0 ? 1 : 0;
            foreach ((string observable, double[] values) in errors)
            {
                (string, string) identity = (GroupLabel.Identity(key), observable);
                if (!groups.TryGetValue(identity, out var group))
                    groups[identity] = group = (key, []);
                group.Errors.Add((values.Max(), values[^1]));
            }
        }

        return new(axes ?? [], [.. groups.Select(group => ComparedGroup.Of(group.Value.Key, group.Key.Item2, group.Value.Errors))], unpaired);
    }

    /// <summary>In plan order.</summary>
    private static IEnumerable<RunDetail> Succeeded(IStoreReader store, string study, string where)
    {
        string condition = where.Length == 0 ? "state = 'succeeded'" : $"state = 'succeeded' and ({where})";
        foreach (object?[] row in store.Query(new(study, condition, ["run"], [], 0)).Rows)
            yield return store.Find((string)row[0]!, 1)[0];
    }

    private static string Identity(RunDetail run)
    {
        JsonObject definition = JsonNode.Parse(run.Definition)!.AsObject();
        foreach (string part in apart)
            definition.Remove(part);
        return definition.ToJsonString();
    }

    private static List<(string Observable, double[] Errors)> Compare(IStoreReader store, RunDetail right, RunDetail run, IReadOnlyList<string> of)
    {
        if (store.Trajectory(right.Key, [.. of, PhaseResult.Series]) is not { } first || store.Trajectory(run.Key, of) is not { } second)
            return [];
        (int First, int Second)[] common = [.. CommonTimes(first.Times, second.Times)];
        if (!common.Any(pair => first.Times[pair.First] > 0))
            return [];
        double[] best = LossBest(right, first);
        return
        [
            .. from series in second.Series
               let partner = first.Series.FirstOrDefault(each => each.Observable == series.Observable && each.Shape.SequenceEqual(series.Shape))
               where partner is not null
               select (series.Observable, ErrorSeries.Of(
                   At(series, second.Times.Length, common.Select(pair => pair.Second)),
                   At(partner, first.Times.Length, common.Select(pair => pair.First)),
                   [.. common.Select(pair => best[pair.First])])),
        ];
    }

    /// <summary>L* at each recorded time: that of its phase.</summary>
    private static double[] LossBest(RunDetail run, StoredTrajectory trajectory) =>
        trajectory.Series.FirstOrDefault(series => series.Observable == PhaseResult.Series) is { } phases
            ? [.. phases.Values.Select(phase => run.Phases[(int)phase - 1].Summary.GetValueOrDefault("loss_best"))]
            : [.. Enumerable.Repeat(run.Summary.GetValueOrDefault("loss_best"), trajectory.Times.Length)];

    private static IEnumerable<(int First, int Second)> CommonTimes(double[] first, double[] second)
    {
        for (int i = 0, j = 0; i < first.Length && j < second.Length;)
        {
            if (Same(first[i], second[j]))
                yield return (i++, j++);
            else if (first[i] < second[j])
                i++;
            else
                j++;
        }
    }

    /// <summary>To the rounding of k·η; the limit t → ∞ is the same only as itself.</summary>
    private static bool Same(double one, double other) => one == other || (double.IsFinite(one) && Math.Abs(one - other) <= 1e-12 * one);

    private static ObservableSeries At(StoredSeries series, int times, IEnumerable<int> places)
    {
        int size = series.Values.Length / times;
        return new(series.Observable, series.Shape, [.. places.SelectMany(place => series.Values.AsSpan(place * size, size).ToArray())]);
    }
}
