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
        Reopen,
    }

    [Fact]
    public async Task Counters_RandomOperations_AgreeWithAModel() =>
        await Gen.Enum<Step>().Array[1, 40].SampleAsync(CheckAsync, iter: 25, threads: 1);

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
                model.End(held, "planned");
                break;
            case Step.Requeue:
                int leased = model.Held.Count;
                Assert.Equal(leased, await store.Writer.RequeueAsync(null, default));
                foreach (LeasedRun run in model.Held.ToList())
                    model.End(run, "planned");
                break;
            case Step.Retry:
                Assert.Equal(model.Counts("a").Failed, await store.Writer.RetryFailedAsync("a", default));
                model.Retry("a");
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

    private static (long Planned, long Leased, long Succeeded, long Failed) Counts(TemporaryStore store, string study) =>
        store.Reader.Study(study) is { } status ? (status.Planned, status.Leased, status.Succeeded, status.Failed) : default;

    private sealed class Model
    {
        private readonly Dictionary<RunKey, (string State, int Attempt)> runs = [];
        private readonly Dictionary<string, RunKey[]> studies = [];

        public List<LeasedRun> Held { get; } = [];

        public List<LeasedRun> Ended { get; } = [];

        public Submission Submit(string study, RunKey[] keys)
        {
            int added = keys.Count(key => !runs.ContainsKey(key));
            foreach (RunKey key in keys)
            {
                if (!runs.TryGetValue(key, out var known) || known.State == "detached")
                    runs[key] = ("planned", known.Attempt);
            }

            studies[study] = keys;
            foreach (RunKey key in runs.Keys.Except(studies.Values.SelectMany(wanted => wanted)).ToList())
            {
                if (runs[key].State == "succeeded") continue;
                if (Held.Find(run => run.Key == key) is { } held) End(held, "detached");
                runs[key] = runs[key] with { State = "detached" };
            }

            return new(study, keys.Length, keys.Count(key => runs[key].State == "succeeded"), added);
        }

        public void Lease(IReadOnlyList<LeasedRun> leased)
        {
            Assert.Equal(Math.Min(2, runs.Count(run => run.Value.State == "planned")), leased.Count);
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
            if (attempt != run.Attempt) return Verdict.Fenced;
            if (before is "succeeded" or "failed") return Verdict.AlreadyStored;
            if (before != "leased") return Verdict.Fenced;
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
            foreach (RunKey key in studies.GetValueOrDefault(study, []).Where(key => runs[key].State == "failed"))
                runs[key] = runs[key] with { State = "planned" };
        }

        public (long Planned, long Leased, long Succeeded, long Failed) Counts(string study)
        {
            RunKey[] keys = studies.GetValueOrDefault(study, []);
            return (Count("planned"), Count("leased"), Count("succeeded"), Count("failed"));

            long Count(string state) => keys.Count(key => runs[key].State == state);
        }
    }
}
