using LazyRich.Dynamics.Algebra;
using LazyRich.Studies.Matrices;

namespace LazyRich.Studies.Tests.Matrices;

public sealed class CsvReaderTests
{
    [Theory]
    [InlineData("1,2,3\n4,5,6\n")]
    [InlineData("1;2;3\r\n4;5;6")]
    [InlineData("1 2  3\n  4\t5 6\n")]
    [InlineData("a,b,c\n1,2,3\n4,5,6\n")]
    [InlineData("\"a\";\"b\";\"c\"\n\"1\";2;3\n4;5;6\n")]
    [InlineData("# made by hand\n1, 2, 3\n\n4, 5, 6e0\n# end\n")]
    [InlineData("\uFEFF1.0,2,3\n4,5,+6\n")]
    public void Read_ManyForms_AreOneMatrix(string text)
    {
        Matrix matrix = CsvReader.Read(text);
        Assert.Equal((2, 3), (matrix.Rows, matrix.Columns));
        Assert.Equal([1.0, 2, 3, 4, 5, 6], matrix.Data);
    }

    [Fact]
    public void Read_OneColumn_IsAColumn() => Assert.Equal((3, 1), CsvReader.Read("1\n2\n3\n") is var matrix ? (matrix.Rows, matrix.Columns) : default);

    [Theory]
    [InlineData("", "it holds no rows")]
    [InlineData("a,b\n", "a header and no rows")]
    [InlineData("1,2\n3,x\n", "line 2, cell 2: 'x' is not a number")]
    [InlineData("1,x\n3,4\n", "line 1, cell 2: 'x' is not a number")]
    [InlineData("1,2\n\n3\n", "line 3 has 1 cells, the rows above it 2")]
    [InlineData("1,2\n3,\n", "line 2, cell 2: '' is not a number")]
    [InlineData("1;2\n1,5;2\n", "line 2, cell 1: '1,5' is not a number; the decimal sign is a point")]
    public void Read_Fault_NamesItsPlace(string text, string message) =>
        Assert.Contains(message, Assert.Throws<MatrixFormatException>(() => CsvReader.Read(text)).Message, StringComparison.Ordinal);
}
