using LazyRich.Store.Encoding;

namespace LazyRich.Grains.Wire;

[GenerateSerializer, Immutable, Alias("lazyrich.phase")]
internal struct EncodedPhaseWire
{
    [Id(0)]
    public string Name;

    [Id(1)]
    public double?[] Summary;
}

[RegisterConverter]
internal sealed class EncodedPhaseConverter : IConverter<EncodedPhase, EncodedPhaseWire>
{
    public EncodedPhase ConvertFromSurrogate(in EncodedPhaseWire surrogate) => new(surrogate.Name, surrogate.Summary);

    public EncodedPhaseWire ConvertToSurrogate(in EncodedPhase value) => new() { Name = value.Name, Summary = value.Summary };
}
