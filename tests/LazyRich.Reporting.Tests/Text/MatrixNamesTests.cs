using CsCheck;
using LazyRich.Reporting.Text;

namespace LazyRich.Reporting.Tests.Text;

public sealed class MatrixNamesTests
{
    [Theory]
    [InlineData("s.csv", "s.csv")]
    [InlineData("inputs/a/s.csv", "s.csv")]
    [InlineData("inputs/a/s.csv", "a/s.csv", "inputs/b/s.csv")]
    [InlineData("/home/ada/s.npy", "/home/ada/s.npy", "home/ada/s.npy")]
    [InlineData("s.csv", "s.csv", "a/s.csv")]
    [InlineData("a/s.csv", "a/s.csv", "s.csv")]
    [InlineData("long-names-end-in-what-tells-them-apart-1.csv", "…at-tells-them-apart-1.csv", "long-names-end-in-what-tells-them-apart-2.csv")]
    [InlineData("1-long-names-that-end-all-alike.csv", "1-long-names-that-end-all-alike.csv", "2-long-names-that-end-all-alike.csv")]
    public void Of_Digest_IsAsMuchOfTheNamesEndAsTellsItApart(string name, string label, params string[] others)
    {
        var names = new MatrixNames(others.Append(name).ToDictionary(each => each, each => each == name ? "dca845f9" : $"digest of {each}"));

        Assert.Equal(label, names.Of("dca845f9"));
        Assert.Equal("dca845f", names.Of("dca845f"));
        Assert.Equal(0.5, names.Of(0.5));
    }

    [Fact]
    public void Of_TwoFilesOfTheSameNumbers_IsOneName() =>
        Assert.Equal("a.csv", new MatrixNames(new Dictionary<string, string> { ["b.csv"] = "d", ["x/a.csv"] = "d", ["a.csv"] = "d" }).Of("d"));

    [Fact]
    public void Of_AnyFiles_KeepsMatricesApart() =>
        Gen.String[Gen.Char["ab/…"], 1, 40].HashSet[1, 8].Sample(paths =>
        {
            var names = new MatrixNames(paths.ToDictionary(path => path, path => $"digest of {path}"));

            Assert.Equal(paths.Count, paths.Select(path => names.Of($"digest of {path}")).Distinct().Count());
        });
}
