using CsCheck;
using LazyRich.Dynamics.Results;
using LazyRich.Store.Encoding;

namespace LazyRich.Store.Tests.Encoding;

public sealed class EncodingTests
{
    [Fact]
    public void Doubles_ThereAndBack_KeepEveryBit() => Gen.Double.Array.Sample(values =>
    {
        double[] back = Doubles.FromBytes(Doubles.ToBytes(values));
        return back.AsSpan().SequenceEqual(values) || back.Select(BitConverter.DoubleToInt64Bits).SequenceEqual(values.Select(BitConverter.DoubleToInt64Bits));
    });

    [Fact]
    public void Doubles_InBytes_AreLittleEndian()
    {
        Assert.Equal([0, 0, 0, 0, 0, 0, 0xF0, 0x3F], Doubles.ToBytes([1]));
        Assert.Throws<ArgumentException>(() => Doubles.FromBytes(new byte[7]));
    }

    [Fact]
    public void Checksum_KnownBytes_IsTheHeadOfSha256()
    {
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223", Doubles.Digest("abc"u8));
        Assert.Equal(Doubles.Digest("abc"u8), Convert.ToHexStringLower(Doubles.Checksum("abc"u8)));
    }

    [Fact]
    public void Encode_Result_KeepsOrderShapesTimesAndSummary()
    {
        var summary = new Summary { ["loss_final"] = double.NaN };
        EncodedResult encoded = ResultEncoder.Encode(new([0, 2], [new("loss", [], [1, 2]), new("product", [1, 2], [1, 2, 3, 4])], summary));

        Assert.Equal(["loss", "product"], encoded.Series.Select(series => series.Observable));
        Assert.Equal([0.0, 2.0], Doubles.FromBytes(encoded.Times));
        Assert.Equal([1.0, 2, 3, 4], Doubles.FromBytes(encoded.Series[1].Data));
        Assert.Equal(Doubles.Checksum(encoded.Series[1].Data), encoded.Series[1].Checksum);
        Assert.Equal(summary.Values.ToArray(), encoded.Summary);
    }

    [Theory]
    [InlineData("[]", 1)]
    [InlineData("[5]", 5)]
    [InlineData("[5,10]", 50)]
    public void Shape_AsText_ReadsBack(string text, int size)
    {
        int[] shape = ShapeText.Read(text);

        Assert.Equal(text, ShapeText.Write(shape));
        Assert.Equal(size, ShapeText.Size(shape));
    }
}
