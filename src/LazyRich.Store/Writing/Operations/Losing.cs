using System.Globalization;
using LazyRich.Store.Model;
using LazyRich.Store.Writing.Rules;

namespace LazyRich.Store.Writing.Operations;

/// <summary>A silo is gone and its runs are planned again, with the marks that <see cref="Suspicion"/> gives them.</summary>
internal static class Losing
{
    private const string Columns = "SELECT id, attempt, silo, started, suspect, losses, deaths FROM runs INDEXED BY ix_runs_leased WHERE state = 'leased' AND ";

    public const string OfExpiry = Columns + "expires < @before";

    public const string OfSilo = Columns + "silo = @silo";

    public const string AbsolvePlanned =
        "UPDATE runs INDEXED BY ix_runs_suspect SET deaths = deaths - 1 WHERE state = 'planned' AND not_before IS NULL AND suspect = 1 AND deaths > 0";

    public const string AbsolveLeased = "UPDATE runs INDEXED BY ix_runs_leased SET deaths = deaths - 1 WHERE state = 'leased' AND suspect = 1 AND deaths > 0";

    public static Losses Expire(WriteContext context, long before) =>
        Lose(context, Held(context, OfExpiry, before), AttemptHistory.Expired, silo => $"{silo} did not renew it");

    public static Losses Bury(WriteContext context, string silo) =>
        Lose(context, Held(context, OfSilo, silo), AttemptHistory.Lost, name => $"{name} is gone");

    private static Losses Lose(WriteContext context, List<Loss> losses, string outcome, Func<string, string> says)
    {
        foreach (IGrouping<string, Loss> silo in losses.GroupBy(loss => loss.Silo))
        {
            if (Suspicion.Absolves(silo.Select(loss => loss.Run))) Absolve(context);
        }

        int quarantined = 0;
        foreach (Loss loss in losses)
        {
            LostRun after = Suspicion.After(loss.Run);
            string message = says(loss.Silo) + (loss.Run is { Executing: true, Alone: true } ? " while it executed alone" : loss.Run.Executing ? " while it executed" : "");
            context.Database["UPDATE runs SET suspect = @suspect, losses = @losses, deaths = @deaths WHERE id = @run"]
                .Execute(after.Alone, after.Losses, after.Deaths, loss.Id);
            AttemptHistory.End(context.Database, loss.Id, loss.Attempt, outcome, message, context.Now);
            if (!Suspicion.Quarantines(after))
            {
                Queueing.Return(context, loss.Id, RunState.Leased);
                continue;
            }

            Quarantine(context, loss, after);
            quarantined++;
        }

        return new(losses.Count, quarantined);
    }

    private static void Absolve(WriteContext context)
    {
        context.Database[AbsolvePlanned].Execute();
        context.Database[AbsolveLeased].Execute();
    }

    private static void Quarantine(WriteContext context, Loss loss, LostRun after)
    {
        string why = string.Create(
            CultureInfo.InvariantCulture, $"{after.Deaths} silos died while each executed it and nothing else, the last one {loss.Silo}");
        context.Database[
            "UPDATE runs SET state = 'failed', cause = 'quarantined', failure = @why, finished = @now, expires = NULL, started = NULL WHERE id = @run"]
            .Execute(why, context.Now, loss.Id);
        context.Counters.Move(context.Wanting(loss.Id), RunState.Leased, RunState.Failed);
    }

    private static List<Loss> Held(WriteContext context, string sql, object which)
    {
        var held = new List<Loss>();
        using var reader = context.Database[sql].Read(which);
        while (reader.Read())
        {
            LostRun run = new(!reader.IsNull(3), reader.GetBoolean(4), reader.GetInt32(5), reader.GetInt32(6));
            held.Add(new(reader.GetInt64(0), reader.GetInt32(1), reader.GetString(2), run));
        }

        return held;
    }

    private readonly record struct Loss(long Id, int Attempt, string Silo, LostRun Run);
}

/// <param name="Runs">That were lost with their silo.</param>
/// <param name="Quarantined">Of them, those not planned again.</param>
internal readonly record struct Losses(int Runs, int Quarantined);
