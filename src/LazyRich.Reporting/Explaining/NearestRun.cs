using System.Globalization;
using LazyRich.Store.Reading;

namespace LazyRich.Reporting.Explaining;

/// <summary>The run of the store that a run is most like, and every field in which they differ: what made it a new run.</summary>
public sealed record NearestRun(RunDetail Run, IReadOnlyList<DefinitionDifference> Differences)
{
    /// <summary>Definitions compared: enough to find a run that differs in one field, few enough to ask a head for.</summary>
    private const int Compared = 32;

    /// <returns>Null when it is alone in the store.</returns>
    public static NearestRun? Of(IStoreReader reader, RunDetail run) => Candidates(reader, run)
        .Select(other => new NearestRun(other, DefinitionDifference.Between(run.Definition, other.Definition)))
        .MinBy(nearest => nearest.Differences.Count);

    /// <summary>Runs of the same point first: what else changed is what one asks for; then its neighbours in λ and seed.</summary>
    private static IEnumerable<RunDetail> Candidates(IStoreReader reader, RunDetail run)
    {
        string architecture = $"architecture = '{run.Parameters["architecture"]}'";
        string lambda = string.Create(CultureInfo.InvariantCulture, $"lambda = {run.Parameters["lambda"]:R}");
        string seed = string.Create(CultureInfo.InvariantCulture, $"seed = {run.Parameters["seed"]}");
        string[] conditions = [$"{architecture} and {lambda} and {seed}", $"{lambda} and {seed}", $"{architecture} and {seed}", $"{architecture} and {lambda}"];
        return conditions
            .SelectMany(where => reader.Query(new(null, where, ["run"], [], Compared / 4)).Rows)
            .Select(row => (string)row[0]!)
            .Where(key => key != run.Key.ToString())
            .Distinct(StringComparer.Ordinal)
            .SelectMany(key => reader.Find(key, 1));
    }
}
