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
}

[RegisterConverter]
internal sealed class LeasedRunConverter : IConverter<LeasedRun, LeasedRunWire>
{
    public LeasedRun ConvertFromSurrogate(in LeasedRunWire surrogate) =>
        new(surrogate.Key, surrogate.Attempt, surrogate.Definition);

    public LeasedRunWire ConvertToSurrogate(in LeasedRun value) =>
        new() { Key = value.Key, Attempt = value.Attempt, Definition = value.Definition };
}
