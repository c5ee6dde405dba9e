using System.Runtime.CompilerServices;
using LazyRich.Grains.Inputs;

namespace LazyRich.Grains.Tests.Inputs;

public sealed class InputCacheTests
{
    private readonly InputCache<string> cache = new(text => text.Length, mostBytes: 25);
    private readonly List<string> fetched = [];

    [Fact]
    public async Task Get_MoreThanItKeeps_LetsGoOfWhatWasUsedLongestAgo()
    {
        await GetAsync("a");
        await GetAsync("b");
        await GetAsync("a");
        await GetAsync("c");
        Collect();

        Assert.NotNull(cache.Find("a"));
        Assert.Null(cache.Find("b"));
        await GetAsync("b");
        Assert.Equal(["a", "b", "c", "b"], fetched);
    }

    [Fact]
    public async Task Find_LetGoButHeldBySomebody_IsStillHere()
    {
        string held = await cache.GetAsync("a", Fetch);
        foreach (string digest in new[] { "b", "c", "d" })
            await GetAsync(digest);
        Collect();

        Assert.Same(held, cache.Find("a"));
    }

    [Fact]
    public async Task Get_LargerThanItKeeps_IsKeptUntilTheNext()
    {
        var small = new InputCache<string>(text => text.Length, mostBytes: 1);
        await small.GetAsync("a", Fetch);
        Assert.NotNull(small.Find("a"));
    }

    [Fact]
    public async Task Get_WhileItIsFetched_WaitsForThatFetch()
    {
        var gate = new TaskCompletionSource<string>();
        ValueTask<string> first = cache.GetAsync("a", _ => gate.Task);
        ValueTask<string> second = cache.GetAsync("a", _ => throw new InvalidOperationException("fetched twice"));

        gate.SetResult("value");

        Assert.Same(await first, await second);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task GetAsync(string digest) => await cache.GetAsync(digest, Fetch);

    private Task<string> Fetch(string digest)
    {
        fetched.Add(digest);
        return Task.FromResult(new string(digest[0], 10));
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}
