using LazyRich.Dynamics.Results;
using LazyRich.Store.Encoding;
using LazyRich.Store.Model;
using LazyRich.Store.Sql;
using LazyRich.Store.Writing.Rules;

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
        foreach (double?[] summary in result.Phases.Select(phase => phase.Summary).Prepend(result.Summary))
        {
            if (summary.Length != SummaryColumn.All.Length)
                throw new ArgumentException($"Run {run.Key}: {summary.Length} summary values where there are {SummaryColumn.All.Length} columns.", nameof(run));
        }

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
        {
            verdicts[i] = Find(context.Database, batch[i]) switch
            {
                { IsHeld: true } target when batch[i].Result is { } result => Succeed(context, target.Id, batch[i], result, now),
                { IsHeld: true } target => Fail(context, target, batch[i], now),
                { HasEnded: true } => Verdict.AlreadyStored,
                _ => Refuse(context.Database, batch[i]),
            };
        }

        return verdicts;
    }

    private static Verdict Succeed(WriteContext context, long id, CompletedRun run, EncodedResult result, long now)
    {
        Database database = context.Database;
        long grid = context.Ids.Grid(result.TimesDigest, result.Times);
        database[
            "UPDATE runs SET state = 'succeeded', grid_id = @grid, finished = @now, seconds = @seconds, expires = NULL, failure = NULL, cause = NULL, " +
            "started = NULL, suspect = 0 WHERE id = @id"].Execute(grid, now, run.Seconds, id);
        SummaryRow.Insert(database, id, result.Summary);
        for (int i = 0; i < result.Phases.Length; i++)
            SummaryRow.Insert(database, id, result.Phases[i].Name, i + 1, result.Phases[i].Summary);
        foreach (EncodedSeries series in result.Series)
        {
            database[
                "INSERT INTO trajectories (run_id, observable, shape, encoding, checksum, data) " +
                "VALUES (@run, @observable, @shape, @encoding, @checksum, @data)"].Execute(id, series.Observable, ShapeText.Write(series.Shape), series.Encoding, series.Checksum, series.Data);
        }

        ErrorRows.Insert(database, id, result.Series);
        AttemptHistory.End(database, id, run.Attempt, AttemptHistory.Succeeded, null, now);
        context.Counters.Move(context.Wanting(id), RunState.Leased, RunState.Succeeded);
        return Verdict.Accepted;
    }

    /// <summary>Whatever executed to its end is no suspect any more.</summary>
    private static Verdict Fail(WriteContext context, Target target, CompletedRun run, long now)
    {
        string cause = run.Cause.Word();
        Wanting wanting = context.Wanting(target.Id);
        TimeSpan? delay = RetryRule.Delay(run.Cause, target.Failures + 1, wanting.Retry, wanting.RetryTimeouts, run.Key);
        context.Database["UPDATE runs SET state = 'failed', finished = @now, seconds = @seconds, expires = NULL, failure = @failure, cause = @cause, " +
            "started = NULL, suspect = 0, failures = failures + 1 WHERE id = @id"].Execute(now, run.Seconds, run.Failure, cause, target.Id);
        AttemptHistory.End(context.Database, target.Id, run.Attempt, AttemptHistory.Failed, run.Failure, now, cause);
        if (delay is { } wait) Queueing.Return(context, target.Id, RunState.Leased, now + wait.Ticks);
        else context.Counters.Move(wanting, RunState.Leased, RunState.Failed);
        return Verdict.Accepted;
    }

    /// <summary>An attempt that failed may be sent again when its run is planned again already: what it ended with is stored.</summary>
    private static Verdict Refuse(Database database, CompletedRun run)
    {
        if (database["SELECT id FROM runs WHERE key = @key"].Scalar(run.Key.ToBytes()) is not long id) return Verdict.Fenced;
        if (AttemptHistory.HasCompleted(database, id, run.Attempt)) return Verdict.AlreadyStored;
        AttemptHistory.Refuse(database, id, run.Attempt);
        return Verdict.Fenced;
    }

    private static Target Find(Database database, CompletedRun run)
    {
        using Rows rows = database["SELECT id, state, failures FROM runs WHERE key = @key AND attempt = @attempt"].Read(run.Key.ToBytes(), run.Attempt);
        return rows.Read() ? new(rows.GetInt64(0), rows.GetString(1), rows.GetInt32(2)) : default;
    }

    /// <summary>The run whose newest attempt a result is of; none: a newer one owns it.</summary>
    private readonly record struct Target(long Id, string? State, int Failures)
    {
        public bool IsHeld => State is RunState.Leased;

        public bool HasEnded => State is RunState.Succeeded or RunState.Failed;
    }
}
