using LazyRich.Store.Writing;
using LazyRich.Studies.Plan;

namespace LazyRich.Grains.Wire;

[GenerateSerializer, Immutable, Alias("lazyrich.leased-run")]
internal struct LeasedRunWire
{
    [Id(0)]
    public RunKey Key;

    [Id(1)]
    public int Attempt;

    [Id(2)]
    public string Definition;

    [Id(3)]
    public TimeSpan? Timeout;

    [Id(4)]
    public bool IsAlone;

    [Id(5)]
    public bool IsCareful;

    [Id(6)]
    public string Study;
}

[RegisterConverter]
internal sealed class LeasedRunConverter : IConverter<LeasedRun, LeasedRunWire>
{
    public LeasedRun ConvertFromSurrogate(in LeasedRunWire surrogate) =>
        new(surrogate.Key, surrogate.Attempt, surrogate.Definition)
        {
            Timeout = surrogate.Timeout,
            IsAlone = surrogate.IsAlone,
            IsCareful = surrogate.IsCareful,
            Study = surrogate.Study,
        };

    public LeasedRunWire ConvertToSurrogate(in LeasedRun value) =>
        new()
        {
            Key = value.Key,
            Attempt = value.Attempt,
            Definition = value.Definition,
            Timeout = value.Timeout,
            IsAlone = value.IsAlone,
            IsCareful = value.IsCareful,
            Study = value.Study,
        };
}
