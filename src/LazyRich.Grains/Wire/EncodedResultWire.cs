using LazyRich.Store.Encoding;

namespace LazyRich.Grains.Wire;

[GenerateSerializer, Immutable, Alias("lazyrich.result")]
internal struct EncodedResultWire
{
    [Id(0)]
    public byte[] Times;

    [Id(1)]
    public string TimesDigest;

    [Id(2)]
    public EncodedSeries[] Series;

    [Id(3)]
    public double?[] Summary;

    [Id(4)]
    public EncodedPhase[]? Phases;
}

[RegisterConverter]
internal sealed class EncodedResultConverter : IConverter<EncodedResult, EncodedResultWire>
{
    public EncodedResult ConvertFromSurrogate(in EncodedResultWire surrogate) =>
        new(surrogate.Times, surrogate.TimesDigest, surrogate.Series, surrogate.Summary) { Phases = surrogate.Phases ?? [] };

    public EncodedResultWire ConvertToSurrogate(in EncodedResult value) =>
        new() { Times = value.Times, TimesDigest = value.TimesDigest, Series = value.Series, Summary = value.Summary, Phases = value.Phases };
}
