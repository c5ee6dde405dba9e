namespace LazyRich.Grains.Status;

/// <summary>What a silo says of itself every second or so.</summary>
/// <param name="Silo">Its address and start, as attempts name it.</param>
/// <param name="Host">Name of its machine.</param>
/// <param name="Slots">Solver threads.</param>
/// <param name="Executing">Runs on threads.</param>
/// <param name="Waiting">Runs that wait for a thread.</param>
/// <param name="Leased">Attempts it holds: executing, waiting, and solved but not stored yet.</param>
/// <param name="Busy">Solver threads that execute runs, one or a batch each.</param>
[GenerateSerializer, Immutable, Alias("lazyrich.silo-load")]
public sealed record SiloLoad(
    [property: Id(0)] string Silo,
    [property: Id(1)] string Host,
    [property: Id(2)] int Process,
    [property: Id(3)] int Slots,
    [property: Id(4)] int Executing,
    [property: Id(5)] int Waiting,
    [property: Id(6)] int Leased,
    [property: Id(7)] int Busy);
