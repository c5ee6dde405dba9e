namespace LazyRich.Grains.Life;

/// <summary>What the owner of an attempt has to do next.</summary>
[Flags]
public enum RunInstruction
{
    None = 0,

    /// <summary>Put it into the solver pool.</summary>
    Enqueue = 1,

    /// <summary>Take it out of the solver pool, wherever it is.</summary>
    Withdraw = 2,

    /// <summary>Send what it ended with to the store, until there is a verdict.</summary>
    Ship = 4,

    /// <summary>Give the lease back unexecuted.</summary>
    HandBack = 8,

    /// <summary>Forget it: nothing more will happen here.</summary>
    Retire = 16,
}
