using LazyRich.Store.Model;
using LazyRich.Store.Sql;

namespace LazyRich.Store.Writing;

/// <summary>The studies that name a run, and what follows from what they say together. One is reused for run after run.</summary>
internal sealed class Wanting(Database database, StudyPolicies policies)
{
    private readonly List<PolicyRow> studies = [];

    /// <summary>Leased runs that one study alone names, which is nearly all: asked for a second time when their attempt ends.</summary>
    private readonly Dictionary<long, long> expected = [];

    /// <summary>Those that name the run, whether they still want it or not.</summary>
    public IReadOnlyList<PolicyRow> Studies => studies;

    /// <summary>The queue it waits in; null: nobody wants it.</summary>
    public long? Queue
    {
        get
        {
            PolicyRow? first = null;
            foreach (PolicyRow study in studies)
            {
                if (study.Wants && study.IsBefore(first)) first = study;
            }

            return first?.Study;
        }
    }

    /// <summary>Whether an attempt under way may go on to its end: only what cancelled studies alone name, or no study at all, ends now.</summary>
    public bool LetsFinish => studies.Any(study => study.State != StudyState.Cancelled);

    /// <summary>The longest that any of them allows; null: one of them has no limit.</summary>
    public TimeSpan? Timeout
    {
        get
        {
            TimeSpan longest = TimeSpan.Zero;
            foreach (PolicyRow study in studies)
            {
                if (!study.Wants) continue;
                if (study.Timeout is not { } timeout) return null;
                if (timeout > longest) longest = timeout;
            }

            return longest > TimeSpan.Zero ? longest : null;
        }
    }

    public int Retry => studies.Where(study => study.Wants).Select(study => study.Retry).DefaultIfEmpty(0).Max();

    public bool RetryTimeouts => studies.Any(study => study.Wants && study.RetryTimeouts);

    public Wanting Of(long run)
    {
        studies.Clear();
        if (expected.Remove(run, out long only))
        {
            studies.Add(policies[only]);
            return this;
        }

        using var reader = database["SELECT study_id FROM study_runs WHERE run_id = @run"].Read(run);
        while (reader.Read())
            studies.Add(policies[reader.GetInt64(0)]);
        return this;
    }

    /// <summary>These will be asked for once more.</summary>
    public void Expect(long run)
    {
        if (studies is [var only])
            expected[run] = only.Study;
    }

    /// <summary>Another study names the run, or one no longer does.</summary>
    public void Changed(long run) => expected.Remove(run);

    public void Forget() => expected.Clear();
}
