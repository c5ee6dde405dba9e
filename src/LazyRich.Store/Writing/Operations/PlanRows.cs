using System.Text.Json;
using LazyRich.Store.Model;
using LazyRich.Store.Sql;
using LazyRich.Studies.Plan;

namespace LazyRich.Store.Writing.Operations;

/// <summary>The steps of a submission, each one operation of the writer.</summary>
internal static class PlanRows
{
    public static StoredPlan? Find(WriteContext context, string name)
    {
        using var reader = context.Database["SELECT id, runs, state, priority, plan_digest FROM studies WHERE name = @name"].Read(name);
        return reader.Read() ? new(reader.GetInt64(0), reader.GetInt64(1), reader.GetString(2), reader.GetInt32(3), reader.GetBytes(4)) : null;
    }

    /// <summary>The same plan once more: only what is said about it can have changed.</summary>
    /// <returns>Null when the plan was replaced in the meantime.</returns>
    public static Submission? SubmitAgain(WriteContext context, StoredPlan stored, StudyPlan plan)
    {
        int updated = context.Database[
            "UPDATE studies SET description = @description, source = @source, axes = @axes, submitted = @now, state = 'active', priority = @priority, " +
            "weight = @weight, run_limit = @limit, timeout = @timeout, retry = @retry, retry_timeouts = @timeouts WHERE id = @id AND name = @name"].Execute(
            plan.Description, plan.Source, Axes(plan), context.Now, plan.Policy.Priority, plan.Policy.Weight, plan.Policy.Limit,
            plan.Policy.Timeout?.TotalSeconds, plan.Policy.Retry, plan.Policy.RetryTimeouts, stored.Study, plan.Name);
        if (updated == 0) return null;
        PlanFiles.Write(context, stored.Study, plan);
        context.Policies.Forget();
        object? reused = context.Database["SELECT runs FROM counters WHERE study_id = @id AND state = 'succeeded'"].Scalar(stored.Study);
        return new(plan.Name, stored.Runs, (long?)reused ?? 0, 0);
    }

    /// <returns>The id of a study without a name.</returns>
    public static long Begin(WriteContext context, StudyPlan plan)
    {
        Database database = context.Database;
        object study = database[
            "INSERT INTO studies (description, source, axes, runs, skipped, submitted, state, priority, weight, run_limit, timeout, retry, retry_timeouts) " +
            "VALUES (@description, @source, @axes, 0, @skipped, @now, 'active', @priority, @weight, @limit, @timeout, @retry, @timeouts) RETURNING id"].Scalar(
            plan.Description, plan.Source, Axes(plan), plan.Skipped.Length, context.Now, plan.Policy.Priority, plan.Policy.Weight, plan.Policy.Limit,
            plan.Policy.Timeout?.TotalSeconds, plan.Policy.Retry, plan.Policy.RetryTimeouts)!;
        context.Policies.Forget();
        for (int i = 0; i < plan.Skipped.Length; i++)
        {
            database["INSERT INTO skips (study_id, ordinal, architecture, lambda, why) VALUES (@study, @ordinal, @architecture, @lambda, @why)"]
                .Execute(study, i, plan.Skipped[i].Architecture, plan.Skipped[i].Lambda, plan.Skipped[i].Why);
        }

        PlanFiles.Write(context, (long)study, plan);
        return (long)study;
    }

    public static PlanCount Insert(WriteContext context, long study, PlannedRun[] portion)
    {
        PlanCount count = default;
        foreach (PlannedRun run in portion)
        {
            (long id, string state, bool added) = FindOrAdd(context, run, study);
            int joined = context.Database[
                "INSERT INTO study_runs (study_id, ordinal, run_id) VALUES (@study, @ordinal, @run) " +
                "ON CONFLICT (run_id, study_id) DO NOTHING"].Execute(study, run.Ordinal, id);
            if (joined == 0) continue;
            context.WantingChanged(id);
            context.Counters.Add(study, state, 1);
            count += new PlanCount(1, state == "succeeded" ? 1 : 0, added ? 1 : 0);
        }

        return count;
    }

    /// <returns>The study that had the name before.</returns>
    public static long? Publish(WriteContext context, long study, StudyPlan plan, PlanCount count, byte[] digest)
    {
        var replaced = (long?)context.Database["SELECT id FROM studies WHERE name = @name"].Scalar(plan.Name);
        context.Database["UPDATE studies SET name = NULL, state = 'cancelled' WHERE name = @name"].Execute(plan.Name);
        context.Policies.Forget();
        context.Database["UPDATE studies SET name = @name, plan_digest = @digest, runs = @runs, submitted = @now WHERE id = @id"]
            .Execute(plan.Name, digest, count.Runs, context.Now, study);
        return replaced;
    }

    private static (long Id, string State, bool Added) FindOrAdd(WriteContext context, PlannedRun run, long study)
    {
        Database database = context.Database;
        long configuration = context.Ids.Configuration(run.Configuration, measuresLambda: run.Definition.Lambda is null);
        long schedule = context.Ids.Schedule(run.Definition.Time);
        byte[] key = run.Key.ToBytes();
        int inserted = database[
            "INSERT INTO runs (key, configuration_id, lambda, seed, schedule_id, state, queue_id, attempt, suspect, losses, deaths, failures) " +
            "VALUES (@key, @configuration, @lambda, @seed, @schedule, 'planned', @study, 0, 0, 0, 0, 0) ON CONFLICT (key) DO NOTHING"]
            .Execute(key, configuration, run.Lambda, run.Definition.Seed, schedule, study);
        return inserted == 0 ? Wanted(context, key, study) : (database.LastId, "planned", true);
    }

    /// <summary>A run that the store has already: planned again when nobody wanted it, and never later than its newest study asks.</summary>
    private static (long Id, string State, bool Added) Wanted(WriteContext context, byte[] key, long study)
    {
        Database database = context.Database;
        (long id, string state, long? queue) = Known(database, key);
        switch (state)
        {
            case RunState.Cancelled or RunState.Detached:
                Requeueing.Clear(context, id);
                database["UPDATE runs SET state = 'planned', queue_id = @study, not_before = NULL WHERE id = @id"].Execute(study, id);
                context.Counters.Move(context.Wanting(id), state, RunState.Planned);
                return (id, RunState.Planned, false);
            case RunState.Planned when queue is { } other && context.Policies[study].IsBefore(context.Policies[other]):
                database["UPDATE runs SET queue_id = @study WHERE id = @id"].Execute(study, id);
                return (id, state, false);
            default:
                return (id, state, false);
        }
    }

    private static (long Id, string State, long? Queue) Known(Database database, byte[] key)
    {
        using var reader = database["SELECT id, state, queue_id FROM runs WHERE key = @key"].Read(key);
        reader.Read();
        return (reader.GetInt64(0), reader.GetString(1), reader.IsNull(2) ? null : reader.GetInt64(2));
    }

    private static string Axes(StudyPlan plan) =>
        JsonSerializer.Serialize(plan.Axes.Select(axis => new { name = axis.Name, values = axis.Values.ToArray() }));
}
