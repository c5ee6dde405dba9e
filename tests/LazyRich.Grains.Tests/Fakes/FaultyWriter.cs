using LazyRich.Store.Writing;

namespace LazyRich.Grains.Tests.Fakes;

public enum Fault
{
    None,
    Before,
    After,

    /// <summary>Executed, and then a timeout is reported, which says nothing about what happened.</summary>
    Timeout,
}

/// <summary>Asks for each call whether and how it fails. Opening (requeue of everything) is left alone: a start that fails is another matter.</summary>
internal sealed class FaultyWriter(IStoreWriter inner, Func<string, Fault> choose) : DecoratedWriter(inner)
{
    /// <summary>The first calls of this name fail.</summary>
    public static FaultyWriter First(IStoreWriter inner, string name, int calls, Fault fault, Action struck)
    {
        int left = calls;
        return new(inner, called =>
        {
            if (called != name || Interlocked.Decrement(ref left) < 0)
                return Fault.None;
            if (left == 0)
                struck();
            return fault;
        });
    }

    /// <summary>Any call fails by a seeded dice.</summary>
    public static FaultyWriter Storm(IStoreWriter inner, int seed, double rate)
    {
        var dice = new Random(seed);
        return new(inner, _ =>
        {
            lock (dice)
                return dice.NextDouble() < rate ? (Fault)dice.Next(1, 4) : Fault.None;
        });
    }

    protected override async Task<T> Call<T>(string name, Func<Task<T>> call)
    {
        Fault fault = name == "reopen" ? Fault.None : choose(name);
        if (fault == Fault.Before)
            throw new IOException("Injected before.");
        T answer = await call();
        return fault switch
        {
            Fault.After => throw new IOException("Injected after."),
            Fault.Timeout => throw new TimeoutException("Executed, and then reported a timeout."),
            _ => answer,
        };
    }
}
