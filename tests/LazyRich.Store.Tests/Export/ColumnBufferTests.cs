using CsCheck;
using LazyRich.Store.Export.Npz;

namespace LazyRich.Store.Tests.Export;

public sealed class ColumnBufferTests
{
    private static readonly Gen<object?> GenNumber = Gen.OneOf<object?>(
        Gen.Const((object?)null), Gen.Long[-9, 9].Select(whole => (object?)whole), Gen.Double.Select(number => (object?)number));

    private static readonly Gen<object?> GenWhole = Gen.Long.Select(whole => (object?)whole);

    private static readonly Gen<object?> GenText = Gen.OneOf<object?>(Gen.Const((object?)null), Gen.Int[0, 2000].Select(i => (object?)$"text {i}"));

    [Fact]
    public void Write_Numbers_AreFloatsWithNaNForAbsent() => GenNumber.Array.Sample(values =>
    {
        Npy array = Written(values);

        if (values.Length > 0 && Array.TrueForAll(values, value => value is long))
            Assert.Equal(values, array.Integers.Select(whole => (object?)whole));
        else
            Assert.Equal(values.Select(value => value switch { null => double.NaN, long whole => whole, _ => (double)value }), array.Numbers);
    });

    [Fact]
    public void Write_WholeNumbers_AreWhole() => GenWhole.Array[1, 50].Sample(values =>
        Assert.Equal(values, Written(values).Integers.Select(whole => (object?)whole)));

    /// <summary>More texts than are remembered, too.</summary>
    [Fact]
    public void Write_Texts_AreTextsWithNothingForAbsent() => GenText.Array[0, 3000].Sample(
        values =>
        {
            if (Array.Exists(values, value => value is not null))
                Assert.Equal(values.Select(value => (string?)value ?? ""), Written(values).Texts);
        },
        iter: 20);

    [Fact]
    public void Write_NothingButAbsent_IsNaN() => Assert.Equal([double.NaN, double.NaN], Written([null, null]).Numbers);

    /// <summary>Longer than a portion of what is written at once.</summary>
    [Fact]
    public void Write_Long_IsWhole()
    {
        object?[] values = [.. Enumerable.Range(0, 20_001).Select(i => (object?)(i / 2.0))];

        Assert.Equal(values, Written(values).Numbers.Select(number => (object?)number));
    }

    private static Npy Written(object?[] values)
    {
        var column = new ColumnBuffer();
        foreach (object? value in values)
            column.Add(value);
        using var output = new MemoryStream();
        using (var writer = new NpzWriter(output))
            column.Write(writer, "column");
        return Npy.ReadAll(output.ToArray())["column"];
    }
}
