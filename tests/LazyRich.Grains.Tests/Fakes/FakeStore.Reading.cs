using LazyRich.Store.Reading;
using LazyRich.Store.Reading.Sql;
using LazyRich.Studies.Plan;

namespace LazyRich.Grains.Tests.Fakes;

/// <summary>What the cluster never asks of a store, and so no test of it.</summary>
internal sealed partial class FakeStore
{
    public IReadOnlyList<StudyStatus> Studies() => throw new NotSupportedException();

    public StudyStatus? Study(string name) => throw new NotSupportedException();

    public StoredSource? StudySource(string name) => throw new NotSupportedException();

    public IReadOnlyList<Axis> Axes(string study) => throw new NotSupportedException();

    public IReadOnlyList<SkippedPoint> Skipped(string study) => throw new NotSupportedException();

    public IReadOnlyList<KeyValuePair<string, long>> Regimes(string study) => throw new NotSupportedException();

    public SqlResult Sql(SqlQuery query) => throw new NotSupportedException();

    public long CountSucceeded(IEnumerable<RunKey> keys) => throw new NotSupportedException();

    public IReadOnlyList<RunDetail> Find(string keyPrefix, int limit) => throw new NotSupportedException();

    public QueryResult Query(RunQuery query) => throw new NotSupportedException();

    public StoredTrajectory? Trajectory(RunKey key, IReadOnlyList<string>? observables) => throw new NotSupportedException();

    public IEnumerable<StoredTrajectory> Trajectories(string study, IReadOnlyList<string>? observables) => throw new NotSupportedException();
}
