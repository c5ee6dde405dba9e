using System.Text.Json;
using LazyRich.Dynamics.Algebra;
using LazyRich.Store.Encoding;
using LazyRich.Store.Sql;
using LazyRich.Studies.Plan;

namespace LazyRich.Store.Writing.Operations;

/// <summary>The steps of a submission, each one operation of the writer.</summary>
internal static class PlanRows
{
    public static StoredPlan? Find(WriteContext context, string name)
    {
        using var reader = context.Database["SELECT id, runs, priority, plan_digest FROM studies WHERE name = @name"].Read(name);
        return reader.Read() ? new(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt32(2), reader.GetFieldValue<byte[]>(3)) : null;
    }

    /// <summary>The same plan once more: only what is said about it can have changed.</summary>
    /// <returns>Null when the plan was replaced in the meantime.</returns>
    public static Submission? SubmitAgain(WriteContext context, StoredPlan stored, StudyPlan plan)
    {
        int updated = context.Database[
            "UPDATE studies SET description = @description, source = @source, axes = @axes, priority = @priority, submitted = @now " +
            "WHERE id = @id AND name = @name"].Execute(plan.Description, plan.Source, Axes(plan), plan.Policy.Priority, context.Now, stored.Study, plan.Name);
        if (updated == 0) return null;
        if (stored.Priority != plan.Policy.Priority) Prioritise(context, stored.Study);
        object? reused = context.Database["SELECT runs FROM counters WHERE study_id = @id AND state = 'succeeded'"].Scalar(stored.Study);
        return new(plan.Name, stored.Runs, (long?)reused ?? 0, 0);
    }

    /// <returns>The id of a study without a name.</returns>
    public static long Begin(WriteContext context, StudyPlan plan)
    {
        Database database = context.Database;
        object study = database[
            "INSERT INTO studies (description, source, axes, priority, runs, skipped, submitted) " +
            "VALUES (@description, @source, @axes, @priority, 0, @skipped, @now) RETURNING id"]
            .Scalar(plan.Description, plan.Source, Axes(plan), plan.Policy.Priority, plan.Skipped.Length, context.Now)!;
        for (int i = 0; i < plan.Skipped.Length; i++)
        {
            database["INSERT INTO skips (study_id, ordinal, architecture, lambda, why) VALUES (@study, @ordinal, @architecture, @lambda, @why)"]
                .Execute(study, i, plan.Skipped[i].Architecture, plan.Skipped[i].Lambda, plan.Skipped[i].Why);
        }

        foreach ((string digest, Matrix matrix) in plan.Inputs)
        {
            database["INSERT INTO inputs (digest, rows, columns, data) VALUES (@digest, @rows, @columns, @data) ON CONFLICT (digest) DO NOTHING"]
                .Execute(digest, matrix.Rows, matrix.Columns, Doubles.ToBytes(matrix.Data));
        }

        return (long)study;
    }

    public static PlanCount Insert(WriteContext context, long study, int priority, PlannedRun[] portion)
    {
        PlanCount count = default;
        foreach (PlannedRun run in portion)
        {
            (long id, string state, bool added) = FindOrAdd(context, run, priority);
            int joined = context.Database[
                "INSERT INTO study_runs (study_id, ordinal, run_id) VALUES (@study, @ordinal, @run) " +
                "ON CONFLICT (run_id, study_id) DO NOTHING"].Execute(study, run.Ordinal, id);
            if (joined == 0) continue;
            context.Counters.Add(study, state, 1);
            count += new PlanCount(1, state == "succeeded" ? 1 : 0, added ? 1 : 0);
        }

        return count;
    }

    /// <returns>The study that had the name before.</returns>
    public static long? Publish(WriteContext context, long study, StudyPlan plan, PlanCount count, byte[] digest)
    {
        var replaced = (long?)context.Database["SELECT id FROM studies WHERE name = @name"].Scalar(plan.Name);
        context.Database["UPDATE studies SET name = NULL WHERE name = @name"].Execute(plan.Name);
        context.Database["UPDATE studies SET name = @name, plan_digest = @digest, runs = @runs, submitted = @now WHERE id = @id"]
            .Execute(plan.Name, digest, count.Runs, context.Now, study);
        return replaced;
    }

    private static (long Id, string State, bool Added) FindOrAdd(WriteContext context, PlannedRun run, int priority)
    {
        Database database = context.Database;
        long configuration = context.Ids.Configuration(run.Configuration, measuresLambda: run.Definition.Lambda is null);
        long schedule = context.Ids.Schedule(run.Definition.Time);
        byte[] key = run.Key.ToBytes();
        int inserted = database[
            "INSERT INTO runs (key, configuration_id, lambda, seed, schedule_id, state, priority, attempt) " +
            "VALUES (@key, @configuration, @lambda, @seed, @schedule, 'planned', @priority, 0) ON CONFLICT (key) DO NOTHING"]
            .Execute(key, configuration, run.Lambda, run.Definition.Seed, schedule, priority);
        return inserted == 0 ? Wanted(database, key, priority) : (database.LastId, "planned", true);
    }

    /// <summary>A run that the store has already: planned again when nobody wanted it, and never later than its newest study asks.</summary>
    private static (long Id, string State, bool Added) Wanted(Database database, byte[] key, int priority)
    {
        long id;
        (string state, int before) = ("", 0);
        using (var reader = database["SELECT id, state, priority FROM runs WHERE key = @key"].Read(key))
        {
            reader.Read();
            (id, state, before) = (reader.GetInt64(0), reader.GetString(1), reader.GetInt32(2));
        }

        if (state == "detached")
        {
            database["UPDATE runs SET state = 'planned', priority = @priority, failure = NULL, finished = NULL, seconds = NULL WHERE id = @id"]
                .Execute(priority, id);
            return (id, "planned", false);
        }

        if (priority > before && state != "succeeded") database["UPDATE runs SET priority = @priority WHERE id = @id"].Execute(priority, id);
        return (id, state, false);
    }

    private static void Prioritise(WriteContext context, long study) => context.Database[
        "UPDATE runs SET priority = (SELECT max(s.priority) FROM study_runs x JOIN studies s ON s.id = x.study_id WHERE x.run_id = runs.id) " +
        "WHERE state != 'succeeded' AND id IN (SELECT run_id FROM study_runs WHERE study_id = @study)"].Execute(study);

    private static string Axes(StudyPlan plan) =>
        JsonSerializer.Serialize(plan.Axes.Select(axis => new { name = axis.Name, values = axis.Values.ToArray() }));
}
