using LazyRich.Grains.Pool;
using LazyRich.Grains.Pulling;
using LazyRich.Grains.Shipping;

namespace LazyRich.Grains.Hosting;

/// <summary>What the runs of one silo share.</summary>
internal sealed record WorkerParts(IRunSolver Solver, SolverPool Pool, HeldResults Held, Shipper Shipper, LeaseBook Leases);
