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
        using var reader = context.Database["SELECT id, runs, plan_digest FROM studies WHERE name = @name"].Read(name);
        return reader.Read() ? new(reader.GetInt64(0), reader.GetInt64(1), reader.GetFieldValue<byte[]>(2)) : null;
    }

    /// <summary>The same plan once more: only what is said about it can have changed.</summary>
    /// <returns>Null when the plan was replaced in the meantime.</returns>
    public static Submission? SubmitAgain(WriteContext context, StoredPlan stored, StudyPlan plan)
    {
        int updated = context.Database[
            "UPDATE studies SET description = @description, source = @source, axes = @axes, submitted = @now WHERE id = @id AND name = @name"]
            .Execute(plan.Description, plan.Source, Axes(plan), context.Now, stored.Study, plan.Name);
        if (updated == 0) return null;
        object? reused = context.Database["SELECT runs FROM counters WHERE study_id = @id AND state = 'succeeded'"].Scalar(stored.Study);
        return new(plan.Name, stored.Runs, (long?)reused ?? 0, 0);
    }

    /// <returns>The id of a study without a name.</returns>
    public static long Begin(WriteContext context, StudyPlan plan)
    {
        Database database = context.Database;
        object study = database[
            "INSERT INTO studies (description, source, axes, runs, skipped, submitted) VALUES (@description, @source, @axes, 0, @skipped, @now) RETURNING id"]
            .Scalar(plan.Description, plan.Source, Axes(plan), plan.Skipped.Length, context.Now)!;
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

    public static PlanCount Insert(WriteContext context, long study, PlannedRun[] portion)
    {
        PlanCount count = default;
        foreach (PlannedRun run in portion)
        {
            (long id, string state, bool added) = FindOrAdd(context, run);
            int joined = context.Database["INSERT INTO study_runs (study_id, ordinal, run_id) VALUES (@study, @ordinal, @run) ON CONFLICT (run_id, study_id) DO NOTHING"]
                .Execute(study, run.Ordinal, id);
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

    private static (long Id, string State, bool Added) FindOrAdd(WriteContext context, PlannedRun run)
    {
        Database database = context.Database;
        long configuration = context.Ids.Configuration(run.Configuration, measuresLambda: run.Definition.Lambda is null);
        long schedule = context.Ids.Schedule(run);
        byte[] key = run.Key.ToBytes();
        object? id = database[
            "INSERT INTO runs (key, configuration_id, lambda, seed, schedule_id, state, attempt) " +
            "VALUES (@key, @configuration, @lambda, @seed, @schedule, 'planned', 0) ON CONFLICT (key) DO NOTHING RETURNING id"]
            .Scalar(key, configuration, run.Lambda, run.Definition.Seed, schedule);
        if (id is not null) return ((long)id, "planned", true);

        using var reader = database["SELECT id, state FROM runs WHERE key = @key"].Read(key);
        reader.Read();
        (long known, string state) = (reader.GetInt64(0), reader.GetString(1));
        reader.Dispose();
        if (state != "detached") return (known, state, false);
        database["UPDATE runs SET state = 'planned', failure = NULL, finished = NULL, seconds = NULL WHERE id = @id"].Execute(known);
        return (known, "planned", false);
    }

    private static string Axes(StudyPlan plan) =>
        JsonSerializer.Serialize(plan.Axes.Select(axis => new { name = axis.Name, values = axis.Values.ToArray() }));
}
