using LazyRich.Grains.Pool;
using LazyRich.Grains.Tests.Fakes;
using Microsoft.Extensions.Logging.Abstractions;

namespace LazyRich.Grains.Tests.Pool;

/// <summary>A pool whose solver stands on a stage, and what surrounds it.</summary>
public abstract class SolverPoolTest
{
    private protected OpenOutflow Outflow { get; } = new();

    private protected SilentNotice Notice { get; } = new();

    private protected Stage Stage { get; } = new();

    private protected SolverPool Started(FakeSolver solver, int slots = 1, TimeProvider? time = null)
    {
        var pool = new SolverPool(slots, solver, Outflow, Notice, time ?? TimeProvider.System, NullLogger<SolverPool>.Instance);
        pool.Start();
        return pool;
    }
}
