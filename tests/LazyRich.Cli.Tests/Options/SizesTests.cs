using System.CommandLine;
using LazyRich.Cli.Options;

namespace LazyRich.Cli.Tests.Options;

public sealed class SizesTests
{
    private readonly Option<long> option = Sizes.Option("--hold", "How much", 64 << 20);

    [Theory]
    [InlineData("64MiB", 64L << 20)]
    [InlineData("1.5GiB", 3L << 29)]
    [InlineData("500MB", 500_000_000)]
    [InlineData("8kib", 8192)]
    public void Parse_Size_IsInBytes(string text, long bytes) => Assert.Equal(bytes, Parse("--hold", text).GetValue(option));

    [Fact]
    public void Parse_Nothing_IsTheUsual() => Assert.Equal(64 << 20, Parse().GetValue(option));

    [Theory]
    [InlineData("64")]
    [InlineData("MiB")]
    [InlineData("0MiB")]
    [InlineData("-1GiB")]
    [InlineData("7TB")]
    public void Parse_NoSize_SaysWhatOneIs(string text) =>
        Assert.Equal($"'{text}' is no size: 64MiB, 2GiB, 500MB", Assert.Single(Parse($"--hold={text}").Errors).Message);

    private ParseResult Parse(params string[] arguments) => new RootCommand { option }.Parse(arguments);
}
