using CsCheck;
using LazyRich.Dynamics.Algebra;
using LazyRich.Studies.Matrices;

namespace LazyRich.Studies.Tests.Matrices;

public sealed class NpyReaderTests
{
    private static (int, int, double[]) Read(byte[] file)
    {
        Matrix matrix = NpyReader.Read(file);
        return (matrix.Rows, matrix.Columns, matrix.Data);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Read_EachVersion_IsTheMatrix(int version)
    {
        (int rows, int columns, double[] data) = Read(Npy.File("'<f8'", false, "(2, 3)", Npy.Doubles(1, 2, 3, 4, 5, -6.5), version));
        Assert.Equal((2, 3), (rows, columns));
        Assert.Equal([1, 2, 3, 4, 5, -6.5], data);
    }

    [Fact]
    public void Read_FortranOrder_IsTurnedIntoRows() => Assert.Equal([1, 2, 3, 4, 5, 6], Read(Npy.File("'<f8'", true, "(2, 3)", Npy.Doubles(1, 4, 2, 5, 3, 6))).Item3);

    [Theory]
    [InlineData("(3,)", 1, 3)]
    [InlineData("(3, 1)", 3, 1)]
    [InlineData("(1, 3)", 1, 3)]
    public void Read_OneDimension_IsARow(string shape, int rows, int columns) =>
        Assert.Equal((rows, columns), (NpyReader.Read(Npy.File("'<f8'", false, shape, Npy.Doubles(1, 2, 3))) is var matrix ? matrix.Rows : 0, matrix.Columns));

    [Fact]
    public void Read_NoDimension_IsOneNumber() => Assert.Equal([7.0], Read(Npy.File("'<f8'", false, "()", Npy.Doubles(7))).Item3);

    [Theory]
    [InlineData("'>f8'", new byte[] { 0xC0, 0x04, 0, 0, 0, 0, 0, 0 }, -2.5)]
    [InlineData("'<f4'", new byte[] { 0, 0, 0x20, 0xC0 }, -2.5)]
    [InlineData("'>f4'", new byte[] { 0xC0, 0x20, 0, 0 }, -2.5)]
    [InlineData("'<f2'", new byte[] { 0, 0xC1 }, -2.5)]
    [InlineData("'<i8'", new byte[] { 0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF }, -2)]
    [InlineData("'>i4'", new byte[] { 0xFF, 0xFF, 0xFF, 0xFE }, -2)]
    [InlineData("'<i2'", new byte[] { 0xFE, 0xFF }, -2)]
    [InlineData("'|i1'", new byte[] { 0xFE }, -2)]
    [InlineData("'|u1'", new byte[] { 0xFE }, 254)]
    [InlineData("'<u2'", new byte[] { 0xFE, 0xFF }, 65534)]
    [InlineData("'<u4'", new byte[] { 1, 0, 0, 0x80 }, 2147483649)]
    [InlineData("'>u8'", new byte[] { 0, 0, 0, 0, 0, 0, 1, 0 }, 256)]
    [InlineData("'|b1'", new byte[] { 1 }, 1)]
    public void Read_EachType_IsItsNumber(string dtype, byte[] data, double expected) => Assert.Equal([expected], Read(Npy.File(dtype, false, "(1, 1)", data)).Item3);

    [Theory]
    [InlineData("'<c16'", "(1, 1)", 16, "holds '<c16'; only real numbers")]
    [InlineData("'|O'", "(1, 1)", 8, "holds '|O'; only real numbers")]
    [InlineData("[('a', '<f8')]", "(1, 1)", 8, "only real numbers")]
    [InlineData("'<f8'", "(1, 1, 1)", 8, "3 dimensions")]
    [InlineData("'<f8'", "(2, 2)", 24, "holds 24 bytes of data, but 2×2 numbers of 8 bytes are 32")]
    [InlineData("'<f8'", "(99999999999, 1)", 8, "its shape (99999999999, 1)")]
    [InlineData("'<b4'", "(1, 1)", 4, "numbers of type b4")]
    public void Read_OtherContents_SaysWhat(string dtype, string shape, int bytes, string message) =>
        Assert.Contains(message, Assert.Throws<MatrixFormatException>(() => NpyReader.Read(Npy.File(dtype, false, shape, new byte[bytes]))).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_AnyBrokenFile_IsAMatrixOrAMatrixFormatException()
    {
        byte[] sound = Npy.File("'<f8'", false, "(2, 3)", Npy.Doubles(1, 2, 3, 4, 5, 6));
        Gen.Select(Gen.Int[0, sound.Length], Gen.Int[0, sound.Length - 1], Gen.Byte).Sample((length, at, value) =>
        {
            byte[] broken = [.. sound];
            broken[at] = value;
            try
            {
                Assert.NotNull(NpyReader.Read(broken.AsSpan(0, length)));
            }
            catch (MatrixFormatException)
            {
            }
        }, iter: 2000);
    }
}
