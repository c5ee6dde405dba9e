using LazyRich.Dynamics.Algebra;
using LazyRich.Store.Reading.Snapshots;
using LazyRich.Store.Reading.Sql;
using LazyRich.Studies.Plan;

namespace LazyRich.Store.Reading;

/// <summary>Takes a snapshot for each question and hands it to whoever answers that sort.</summary>
internal sealed class StoreReader(ISnapshotSource source) : IStoreReader
{
    public IReadOnlyList<StudyStatus> Studies() => source.Ask(StudyAnswers.All);

    public StudyStatus? Study(string name) => source.Ask(database => StudyAnswers.Named(database, name));

    public StoredSource? StudySource(string name) => source.Ask(database => StudyAnswers.Source(database, name));

    public IReadOnlyList<Axis> Axes(string study) => source.Ask(database => StudyAnswers.Axes(database, study));

    public IReadOnlyList<string> Phases(string study) => source.Ask(database => StudyAnswers.Phases(database, study));

    public IReadOnlyList<SkippedPoint> Skipped(string study) => source.Ask(database => StudyAnswers.Skipped(database, study));

    public long CountSucceeded(IEnumerable<RunKey> keys) => source.Ask(database => RunAnswers.CountSucceeded(database, keys));

    public IReadOnlyList<RunDetail> Find(string keyPrefix, int limit) => source.Ask(database => RunAnswers.Find(database, keyPrefix, limit));

    public QueryResult Query(RunQuery query) => source.Ask(database => QueryAnswers.Answer(database, query));

    public long Count(RunQuery query) => source.Ask(database => QueryAnswers.Count(database, query));

    public IReadOnlyList<KeyValuePair<string, long>> Regimes(string study) => source.Ask(database => RegimeAnswers.Of(database, study));

    public SqlResult Sql(SqlQuery query) => source.Ask(database => SqlAnswers.Answer(database, query.Within(source.LongestQuestion)));

    public SqlCut Sql(SqlQuery query, Action<IReadOnlyList<string>> begin, Action<object?[]> add) =>
        source.Ask(database => SqlAnswers.Stream(database, query.Within(source.LongestQuestion), begin, add));

    public IEnumerable<StoredTrajectory> Trajectories(string study, IReadOnlyList<string>? observables) =>
        TrajectoryAnswers.Stream(source, study, observables);

    public StoredTrajectory? Trajectory(RunKey key, IReadOnlyList<string>? observables) =>
        source.Ask(database => TrajectoryAnswers.One(database, key, observables));

    public IReadOnlyList<StoredObservable> Observables(string study) => source.Ask(database => ObservableAnswers.Of(database, study));

    public Matrix? Input(string digest) => source.Ask(database => MatrixAnswers.Input(database, digest));

    public double[]? Grid(string digest) => source.Ask(database => MatrixAnswers.Grid(database, digest));
}
