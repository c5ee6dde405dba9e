using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Regimes;
using LazyRich.Reporting.Json;
using LazyRich.Store.Reading;
using LazyRich.Store.Reading.Paging;
using LazyRich.Store.Reading.Sql;
using LazyRich.Studies.Plan;
using static LazyRich.Reporting.Client.HeadClient;

namespace LazyRich.Reporting.Client;

/// <summary>
/// A store that another process owns, read over HTTP: whoever asks a store need not know where it is. Each call sees one state; an answer that is
/// read by pages may see a later one in each. Any call throws <see cref="HeadGoneException"/> or <see cref="HeadRefusedException"/>.
/// </summary>
public sealed class HeadReader(HeadClient head) : IStoreReader
{
    private const int KeysAtOnce = 100_000;

    public IReadOnlyList<StudyStatus> Studies() => [.. head.Get("api/studies").AsArray().Select(study => StudyJson.Read(study!.AsObject()))];

    public StudyStatus? Study(string name) => head.Find(PathOf(name)) is { } study ? StudyJson.Read(study.AsObject()) : null;

    public StoredSource? StudySource(string name) => head.Find($"{PathOf(name)}/source") is { } source ? SourceJson.Read(source) : null;

    public IReadOnlyList<Axis> Axes(string study) => head.Find($"{PathOf(study)}/plan") is { } plan ? PlanJson.ReadAxes(plan["axes"]!) : [];

    public IReadOnlyList<string> Phases(string study) => head.Find($"{PathOf(study)}/plan") is { } plan ? JsonText.ReadTexts(plan["phases"]!) : [];

    public IReadOnlyList<SkippedPoint> Skipped(string study) =>
        head.Find($"{PathOf(study)}/plan") is { } plan ? PlanJson.ReadSkipped(plan["skipped"]!) : [];

    public long CountSucceeded(IEnumerable<RunKey> keys) => keys.Chunk(KeysAtOnce).Sum(some =>
        (long)head.Post("api/runs/stored", [.. some.SelectMany(key => key.ToBytes())])["stored"]!);

    public IReadOnlyList<RunDetail> Find(string keyPrefix, int limit)
    {
        if (!keyPrefix.All(char.IsAsciiHexDigit))
            return [];
        QueryResult keys = Query(new(null, keyPrefix.Length == 0 ? "" : $"run like '{keyPrefix.ToLowerInvariant()}%'", ["run"], ["run"], limit));
        return [.. keys.Rows.Select(row => RunJson.Read(head.Get($"api/runs/{row[0]}").AsObject()))];
    }

    public QueryResult Query(RunQuery query) =>
        query.Limit is > 0 and <= RunPages.Largest || (query.After is not null && query.OrderBy.Count > 0) ? Page(query) : WholeAnswer.Read(Page, query);

    public long Count(RunQuery query) => (long)Runs(query, "count", "")["count"]!;

    public IReadOnlyList<KeyValuePair<string, long>> Regimes(string study) => head.Find($"{PathOf(study)}/regimes") is { } answer
        ? [.. answer["regimes"]!.AsObject().Select(count => KeyValuePair.Create(count.Key, (long)count.Value!))]
        : [];

    public SqlResult Sql(SqlQuery query)
    {
        var body = new JsonObject { ["query"] = query.Text, ["limit"] = query.Limit, ["timeout"] = query.Patience.TotalSeconds };
        try
        {
            return SqlJson.Read(head.Post("api/sql", Encoding.UTF8.GetBytes(JsonText.Compact(body))).AsObject());
        }
        catch (HeadRefusedException refused) when (refused.Status == HttpStatusCode.BadRequest)
        {
            throw new QueryException(refused.Message);
        }
    }

    public IEnumerable<StoredTrajectory> Trajectories(string study, IReadOnlyList<string>? observables) =>
        head.Lines($"{PathOf(study)}/trajectories{Asked(observables)}").Select(line => TrajectoryJson.Read(JsonNode.Parse(line)!.AsObject()));

    public StoredTrajectory? Trajectory(RunKey key, IReadOnlyList<string>? observables) =>
        head.Find($"api/runs/{key}/trajectory{Asked(observables)}") is { } trajectory ? TrajectoryJson.Read(trajectory.AsObject()) : null;

    public IReadOnlyList<StoredObservable> Observables(string study) => head.Find($"{PathOf(study)}/observables") is { } answer
        ? [.. answer["observables"]!.AsArray().Select(one => new StoredObservable((string)one!["observable"]!, ShapeJson.Read(one["shape"]!)))]
        : [];

    public Matrix? Input(string digest) => head.Find($"api/inputs/{Segment(digest)}") is { } matrix ? MatrixJson.Read(matrix) : null;

    public double[]? Grid(string digest) => head.Find($"api/grids/{Segment(digest)}") is { } grid ? JsonText.ReadNumbers(grid["t"]!.AsArray()) : null;

    private QueryResult Page(RunQuery query)
    {
        string after = query.After is { } place ? $"&after={place}" : "";
        return QueryJson.ReadTable(Runs(query, "arrays", $"&columns={Names(query.Columns)}&sort={Names(query.OrderBy)}&limit={query.Limit}{after}"));
    }

    private JsonObject Runs(RunQuery query, string shape, string shown)
    {
        string path = query.Study is { } study ? $"{PathOf(study)}/runs" : "api/runs";
        string thresholds = query.Thresholds == RegimeThresholds.Default ? "" : $"&thresholds={Segment(query.Thresholds.ToString())}";
        try
        {
            return head.Get($"{path}?shape={shape}&where={Segment(query.Where)}{shown}{thresholds}").AsObject();
        }
        catch (HeadRefusedException refused) when (refused.Status is HttpStatusCode.BadRequest or HttpStatusCode.NotFound)
        {
            throw new QueryException(refused.Message);
        }
    }

    private static string PathOf(string study) => $"api/studies/{Segment(study)}";

    private static string Names(IEnumerable<string> names) => Segment(string.Join(',', names));

    private static string Asked(IReadOnlyList<string>? observables) => observables is null ? "" : $"?observable={Names(observables)}";
}
