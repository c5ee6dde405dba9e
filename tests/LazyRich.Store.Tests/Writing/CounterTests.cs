using CsCheck;
using LazyRich.Store.Checking;
using LazyRich.Store.Tests.Fixtures;
using LazyRich.Store.Writing;
using LazyRich.Studies.Plan;

namespace LazyRich.Store.Tests.Writing;

/// <summary>Random operations against a model that is a dictionary: counters, verdicts and leases agree with it at every step.</summary>
public sealed class CounterTests
{
    private enum Step
    {
        SubmitA,
        SubmitB,
        SubmitLargerB,
        Lease,
        Succeed,
        Fail,
        CommitStale,
        Release,
        Requeue,
        Retry,
        Bury,
        PauseA,
        ResumeA,
        StopA,
        CancelA,
        Reopen,
    }

    [Fact]
    public async Task Counters_RandomOperations_AgreeWithAModel() =>
        await Gen.Enum<Step>().Array[1, 40].SampleAsync(CheckAsync, iter: 25, threads: 1);

    [Fact]
    public async Task Counters_RunLeftToACancelledStudy_AgreeWithAModelBeforeAndAfterReopening() =>
        await CheckAsync([Step.SubmitA, Step.SubmitB, Step.CancelA, Step.Lease, Step.SubmitLargerB, Step.Reopen, Step.CommitStale]);

    [Fact]
    public async Task Counters_StudyThatNamesARunThatIsLeased_AgreeWithAModel() =>
        await CheckAsync([Step.SubmitA, Step.Lease, Step.Lease, Step.SubmitB, Step.Succeed]);

    [Fact]
    public async Task Counters_StudyThatGivesUpARunThatIsLeased_AgreeWithAModel() =>
        await CheckAsync([Step.SubmitB, Step.Lease, Step.SubmitLargerB, Step.SubmitA, Step.Lease, Step.Succeed, Step.CommitStale]);

    [Fact]
    public async Task Counters_FailureSentAgainAfterARetry_AgreeWithAModel() =>
        await CheckAsync([Step.SubmitA, Step.Lease, Step.Fail, Step.Retry, Step.CommitStale, Step.Lease, Step.CommitStale]);

    private static async Task CheckAsync(Step[] steps)
    {
        await using TemporaryStore store = await TemporaryStore.CreateAsync();
        var model = new Model();
        foreach (Step step in steps)
        {
            await ApplyAsync(step, store, model);
            Assert.Equal(model.Counts("a"), Counts(store, "a"));
            Assert.Equal(model.Counts("b"), Counts(store, "b"));
        }

        Assert.Empty(StoreCheck.Examine(store.Path, default).Problems);
    }

    private static async Task ApplyAsync(Step step, TemporaryStore store, Model model)
    {
        LeasedRun? held = model.Held.Count == 0 ? null : model.Held[^1];
        switch (step)
        {
            case Step.SubmitA:
                await SubmitAsync(store, model, "a", [1, 2, 3]);
                break;
            case Step.SubmitB:
                await SubmitAsync(store, model, "b", [3, 4]);
                break;
            case Step.SubmitLargerB:
                await SubmitAsync(store, model, "b", [2, 4, 5]);
                break;
            case Step.Lease:
                model.Lease(await store.LeaseAsync(2));
                break;
            case Step.Succeed when held is not null:
                Assert.Equal([model.Complete(held, "succeeded")], await store.CommitAsync(Outcomes.Succeeded(held)));
                break;
            case Step.Fail when held is not null:
                Assert.Equal([model.Complete(held, "failed")], await store.CommitAsync(Outcomes.Failed(held)));
                break;
            case Step.CommitStale when model.Ended.Count > 0:
                LeasedRun stale = model.Ended[0];
                Assert.Equal([model.Complete(stale, "succeeded")], await store.CommitAsync(Outcomes.Succeeded(stale)));
                break;
            case Step.Release when held is not null:
                await store.Writer.ReleaseAsync([new(held.Key, held.Attempt)], default);
                model.Return(held);
                break;
            case Step.Requeue:
                int leased = model.Held.Count;
                Assert.Equal(leased, await store.Writer.RequeueAsync(null, default));
                foreach (LeasedRun run in model.Held.ToList())
                    model.Return(run);
                break;
            case Step.Retry:
                Assert.Equal(model.Wants("a") ? model.Counts("a").Failed : 0, await store.Writer.RetryFailedAsync("a", default));
                model.Retry("a");
                break;
            case Step.Bury:
                await store.Writer.BuryAsync("silo-a", default);
                foreach (LeasedRun run in model.Held.ToList())
                    model.Return(run);
                break;
            case Step.PauseA:
                model.Set("a", "paused", await store.Writer.PauseAsync("a", default));
                break;
            case Step.ResumeA:
                model.Set("a", "active", await store.Writer.ResumeAsync("a", default));
                break;
            case Step.StopA:
                model.Set("a", "stopped", await store.Writer.StopAsync("a", default));
                break;
            case Step.CancelA:
                model.Set("a", "cancelled", await store.Writer.CancelAsync("a", default));
                break;
            case Step.Reopen:
                await store.ReopenAsync();
                break;
        }
    }

    private static async Task SubmitAsync(TemporaryStore store, Model model, string study, double[] lambdas)
    {
        StudyPlan plan = Plans.Of(study, lambdas);
        Assert.Equal(model.Submit(study, [.. plan.Runs.Select(run => run.Key)]), await store.SubmitAsync(plan));
    }

    private static (long Planned, long Leased, long Succeeded, long Failed, long Cancelled) Counts(TemporaryStore store, string study) =>
        store.Reader.Study(study) is { } status ? (status.Planned, status.Leased, status.Succeeded, status.Failed, status.Cancelled) : default;

    private sealed class Model
    {
        private readonly Dictionary<RunKey, (string State, int Attempt)> runs = [];
        private readonly Dictionary<string, RunKey[]> studies = [];
        private readonly Dictionary<string, string> states = [];
        private readonly HashSet<(RunKey Key, int Attempt)> completed = [];

        public List<LeasedRun> Held { get; } = [];

        public List<LeasedRun> Ended { get; } = [];

        public Submission Submit(string study, RunKey[] keys)
        {
            int added = keys.Count(key => !runs.ContainsKey(key));
            foreach (RunKey key in keys)
            {
                if (!runs.TryGetValue(key, out var known) || known.State is "detached" or "cancelled")
                    runs[key] = ("planned", known.Attempt);
            }

            studies[study] = keys;
            states[study] = "active";
            Reconsider();

            return new(study, keys.Length, keys.Count(key => runs[key].State == "succeeded"), added);
        }

        public void Lease(IReadOnlyList<LeasedRun> leased)
        {
            Assert.Equal(Math.Min(2, runs.Count(run => run.Value.State == "planned" && IsNamed(run.Key, "active"))), leased.Count);
            foreach (LeasedRun run in leased)
            {
                Assert.Equal(("planned", run.Attempt - 1), runs[run.Key]);
                runs[run.Key] = ("leased", run.Attempt);
                Held.Add(run);
            }
        }

        public Verdict Complete(LeasedRun run, string state)
        {
            (string before, int attempt) = runs[run.Key];
            if (completed.Contains((run.Key, run.Attempt))) return Verdict.AlreadyStored;
            if (attempt != run.Attempt || before != "leased") return Verdict.Fenced;
            completed.Add((run.Key, run.Attempt));
            End(run, state);
            return Verdict.Accepted;
        }

        public void End(LeasedRun run, string state)
        {
            runs[run.Key] = runs[run.Key] with { State = state };
            Held.Remove(run);
            Ended.Add(run);
        }

        public void Retry(string study)
        {
            if (!Wants(study)) return;
            foreach (RunKey key in studies.GetValueOrDefault(study, []).Where(key => runs[key].State == "failed"))
                runs[key] = runs[key] with { State = "planned" };
        }

        public bool Wants(string study) => states.GetValueOrDefault(study) is "active" or "paused";

        public void Return(LeasedRun run) => End(run, Unwanted(run.Key) ?? "planned");

        public void Set(string study, string state, StudyChange? change)
        {
            Assert.Equal(states.GetValueOrDefault(study), change?.Before);
            if (change is null) return;
            states[study] = state;
            Assert.Equal(change.Ended.Select(held => held.Attempt.Key).ToHashSet(), Reconsider());
        }

        /// <summary>What nobody wants is given up until somebody does; what runs ends once every study that names it is cancelled.</summary>
        private HashSet<RunKey> Reconsider()
        {
            var ended = new HashSet<RunKey>();
            foreach ((RunKey key, (string state, _)) in runs.ToList())
            {
                string? unwanted = Unwanted(key);
                if (state is "planned" or "cancelled" or "detached") runs[key] = runs[key] with { State = unwanted ?? "planned" };
                if (state == "failed" && unwanted == "detached") runs[key] = runs[key] with { State = "detached" };
                if (state != "leased" || IsNamed(key, "active", "paused", "stopped")) continue;
                End(Held.Find(run => run.Key == key)!, unwanted!);
                ended.Add(key);
            }

            return ended;
        }

        private string? Unwanted(RunKey key) =>
            IsNamed(key, "active", "paused") ? null : studies.Values.Any(keys => keys.Contains(key)) ? "cancelled" : "detached";

        private bool IsNamed(RunKey key, params string[] by) => studies.Any(study => by.Contains(states[study.Key]) && study.Value.Contains(key));

        public (long Planned, long Leased, long Succeeded, long Failed, long Cancelled) Counts(string study)
        {
            RunKey[] keys = studies.GetValueOrDefault(study, []);
            return (Count("planned"), Count("leased"), Count("succeeded"), Count("failed"), Count("cancelled"));

            long Count(string state) => keys.Count(key => runs[key].State == state);
        }
    }
}
