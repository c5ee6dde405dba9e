using LazyRich.Store.Encoding;

namespace LazyRich.Grains.Wire;

[GenerateSerializer, Immutable, Alias("lazyrich.series")]
internal struct EncodedSeriesWire
{
    [Id(0)]
    public string Observable;

    [Id(1)]
    public int[] Shape;

    [Id(2)]
    public int Encoding;

    [Id(3)]
    public byte[] Checksum;

    [Id(4)]
    public byte[] Data;
}

[RegisterConverter]
internal sealed class EncodedSeriesConverter : IConverter<EncodedSeries, EncodedSeriesWire>
{
    public EncodedSeries ConvertFromSurrogate(in EncodedSeriesWire surrogate) =>
        new(surrogate.Observable, surrogate.Shape, surrogate.Encoding, surrogate.Checksum, surrogate.Data);

    public EncodedSeriesWire ConvertToSurrogate(in EncodedSeries value) =>
        new() { Observable = value.Observable, Shape = value.Shape, Encoding = value.Encoding, Checksum = value.Checksum, Data = value.Data };
}
