using CsCheck;
using LazyRich.Store.Checking;
using LazyRich.Store.Tests.Fixtures;
using LazyRich.Store.Writing;
using LazyRich.Store.Writing.Ordering;

namespace LazyRich.Store.Tests.Writing;

public sealed class FaultTests
{
    private static readonly Gen<Fault> GenFault = Gen.Frequency((3, Gen.Const(Fault.None)), (1, Gen.Const(Fault.Before)), (1, Gen.Const(Fault.After)), (1, Gen.Const(Fault.Timeout)));

    /// <summary>A client that repeats what it got no answer to, and leases again what it lost: every run ends succeeded, stored once, whatever went wrong.</summary>
    [Fact]
    public async Task SubmitLeaseCommit_UnderRandomFaults_EndsWithEveryRunStoredOnce() => await GenFault.Array[60].SampleAsync(
        async faults =>
        {
            await using TemporaryStore store = await TemporaryStore.CreateAsync();
            var writer = new FaultyWriter(store.Writer, call => call < faults.Length ? faults[call] : Fault.None);
            await UntilItWorksAsync(() => writer.SubmitAsync(Plans.Of("a", [1, 2, 3, 4, 5]), default));
            while (!store.Status("a").Finished)
            {
                await UntilItWorksAsync(() => writer.RequeueAsync(null, default));
                IReadOnlyList<LeasedRun> leased = (await UntilItWorksAsync(() => writer.LeaseAsync("silo", new PlanOrder(2), TemporaryStore.Later, default))).Runs;
                await UntilItWorksAsync(() => writer.CommitAsync([.. leased.Select(run => Outcomes.Succeeded(run))], default));
            }

            Assert.Equal(5, store.Status("a").Succeeded);
            Assert.Empty(StoreCheck.Examine(store.Path, default).Problems);
        },
        iter: 12,
        threads: 1);

    private static async Task<T> UntilItWorksAsync<T>(Func<Task<T>> call)
    {
        while (true)
        {
            try
            {
                return await call();
            }
            catch (Exception e) when (e is TimeoutException or StoreException)
            {
            }
        }
    }
}
