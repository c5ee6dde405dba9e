using LazyRich.Store.Writing;
using LazyRich.Studies.Plan;

namespace LazyRich.Grains.Wire;

[GenerateSerializer, Immutable, Alias("lazyrich.attempt")]
internal struct AttemptIdWire
{
    [Id(0)]
    public RunKey Key;

    [Id(1)]
    public int Attempt;
}

[RegisterConverter]
internal sealed class AttemptIdConverter : IConverter<AttemptId, AttemptIdWire>
{
    public AttemptId ConvertFromSurrogate(in AttemptIdWire surrogate) =>
        new(surrogate.Key, surrogate.Attempt);

    public AttemptIdWire ConvertToSurrogate(in AttemptId value) =>
        new() { Key = value.Key, Attempt = value.Attempt };
}
