using LazyRich.Dynamics.Results;
using LazyRich.Store.Encoding;
using LazyRich.Store.Sql;

namespace LazyRich.Store.Writing.Operations;

/// <summary>Stores results by compare-and-set: whoever holds the newest attempt, and nobody else, completes a run.</summary>
internal static class Committing
{
    /// <exception cref="ArgumentException">Not a result that this store could give back.</exception>
    public static void Check(CompletedRun run)
    {
        if (run.Result is null == run.Failure is null)
            throw new ArgumentException($"Run {run.Key} has neither or both of a result and a failure.", nameof(run));
        if (run.Result is not { } result) return;
        if (result.Summary.Length != SummaryColumn.All.Length)
            throw new ArgumentException(
                $"Run {run.Key}: {result.Summary.Length} summary values where there are {SummaryColumn.All.Length} columns.", nameof(run));
        foreach (EncodedSeries series in result.Series)
        {
            long wanted = (long)result.Times.Length * ShapeText.Size(series.Shape);
            if (series.Encoding != ResultEncoder.Raw || series.Data.Length != wanted)
                throw new ArgumentException(
                    $"Run {run.Key}: {series.Observable} has {series.Data.Length} bytes where its shape and times make {wanted}.", nameof(run));
        }
    }

    public static IReadOnlyList<Verdict> Commit(WriteContext context, IReadOnlyList<CompletedRun> batch)
    {
        var verdicts = new Verdict[batch.Count];
        long now = context.Now;
        for (int i = 0; i < batch.Count; i++)
            verdicts[i] = batch[i].Result is { } result ? Succeed(context, batch[i], result, now) : Fail(context, batch[i], now);
        return verdicts;
    }

    private static Verdict Succeed(WriteContext context, CompletedRun run, EncodedResult result, long now)
    {
        Database database = context.Database;
        long grid = context.Ids.Grid(result.TimesDigest, result.Times);
        int taken = database[
            "UPDATE runs SET state = 'succeeded', grid_id = @grid, finished = @now, seconds = @seconds, expires = NULL, failure = NULL " +
            "WHERE key = @key AND attempt = @attempt AND state = 'leased'"].Execute(grid, now, run.Seconds, run.Key.ToBytes(), run.Attempt);
        if (taken == 0) return Rejected(database, run);
        long id = Id(database, run);
        SummaryRow.Insert(database, id, result.Summary);
        foreach (EncodedSeries series in result.Series)
        {
            database[
                "INSERT INTO trajectories (run_id, observable, shape, encoding, checksum, data) " +
                "VALUES (@run, @observable, @shape, @encoding, @checksum, @data)"].Execute(id, series.Observable, ShapeText.Write(series.Shape), series.Encoding, series.Checksum, series.Data);
        }

        End(context, id, run, "succeeded", now);
        return Verdict.Accepted;
    }

    private static Verdict Fail(WriteContext context, CompletedRun run, long now)
    {
        int taken = context.Database[
            "UPDATE runs SET state = 'failed', finished = @now, seconds = @seconds, expires = NULL, failure = @failure " +
            "WHERE key = @key AND attempt = @attempt AND state = 'leased'"].Execute(now, run.Seconds, run.Failure, run.Key.ToBytes(), run.Attempt);
        if (taken == 0) return Rejected(context.Database, run);
        long id = Id(context.Database, run);
        End(context, id, run, "failed", now);
        return Verdict.Accepted;
    }

    private static void End(WriteContext context, long id, CompletedRun run, string state, long now)
    {
        AttemptHistory.End(context.Database, id, run.Attempt, state, run.Failure, now);
        context.Counters.Move(id, "leased", state);
    }

    /// <summary>Not by RETURNING: SQLite would keep a journal for every such statement, which costs more than this look-up.</summary>
    private static long Id(Database database, CompletedRun run) => (long)database["SELECT id FROM runs WHERE key = @key"].Scalar(run.Key.ToBytes())!;

    private static Verdict Rejected(Database database, CompletedRun run)
    {
        object? known = database["SELECT 1 FROM runs WHERE key = @key AND attempt = @attempt AND state IN ('succeeded', 'failed')"]
            .Scalar(run.Key.ToBytes(), run.Attempt);
        return known is null ? Verdict.Fenced : Verdict.AlreadyStored;
    }
}
