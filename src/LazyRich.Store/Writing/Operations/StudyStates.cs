using LazyRich.Store.Model;

namespace LazyRich.Store.Writing.Operations;

/// <summary>
/// Pauses, resumes, stops and cancels studies. The study's own row comes first, and from then on nothing is granted against it; its runs follow by
/// portions, between which the writer serves everybody else. A kill in between leaves runs that the next opening takes care of.
/// </summary>
internal sealed class StudyStates(WriterThread writer)
{
    private const int Portion = 8192;

    public async Task<StudyChange?> SetAsync(string name, string state, CancellationToken cancellation)
    {
        (long Study, string Before, bool Alone)? found = await writer.Post(context => Write(context, name, state), cancellation).ConfigureAwait(false);
        if (found is not { } study) return null;

        // Between active and paused a run only changes its queue, and only if somebody else wants it too.
        bool stays = StudyState.Wants(study.Before) && StudyState.Wants(state) && (study.Alone || study.Before == state);
        return new(study.Before, state, stays ? [] : await WalkAsync(study.Study).ConfigureAwait(false));
    }

    /// <summary>Goes over all of a study's runs. Begun is finished: half a walk would be the next opening's to repair.</summary>
    public async Task<IReadOnlyList<HeldAttempt>> WalkAsync(long study)
    {
        var ended = new List<HeldAttempt>();
        for (long? after = -1; after is { } from;)
        {
            WalkedPortion portion = await writer.Post(context => WalkedPortion.Walk(context, study, from, Portion), CancellationToken.None).ConfigureAwait(false);
            ended.AddRange(portion.Ended);
            after = portion.After;
        }

        return ended;
    }

    /// <summary>
    /// After a kill: studies that want nothing and still have planned runs, that were cancelled and have leased ones, or that want their runs and have
    /// given some up. Some of them share those runs with a study that wants them; to walk over these changes nothing.
    /// </summary>
    public static IReadOnlyList<long> FindUnfinished(WriteContext context)
    {
        var studies = new List<long>();
        using var reader = context.Database[
            "SELECT DISTINCT s.id FROM studies s JOIN counters c ON c.study_id = s.id AND c.runs > 0 " +
            "WHERE (s.state IN ('stopped', 'cancelled') AND c.state = 'planned') OR (s.state = 'cancelled' AND c.state = 'leased') " +
            "OR (s.state IN ('active', 'paused') AND c.state = 'cancelled')"].Read();
        while (reader.Read())
            studies.Add(reader.GetInt64(0));
        return studies;
    }

    private static (long Study, string Before, bool Alone)? Write(WriteContext context, string name, string state)
    {
        if (context.Database["SELECT id FROM studies WHERE name = @name"].Scalar(name) is not long study) return null;
        string before = context.Policies[study].State;
        context.Database["UPDATE studies SET state = @state WHERE id = @study"].Execute(state, study);
        context.Policies.Forget();
        return (study, before, !context.Policies.All.Values.Any(other => other.Study != study && other.Wants));
    }
}
