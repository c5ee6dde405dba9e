using LazyRich.Reporting.Text;

namespace LazyRich.Reporting.Tests.Text;

public sealed class GroupLabelTests
{
    [Theory]
    [InlineData("init.scale", 0.01, "scale 0.01")]
    [InlineData("solver.learning-rate", 0.0009765625, "learning rate 9.8e-4")]
    [InlineData("solver", "gradient-descent", "gradient-descent")]
    [InlineData("lambda", -2.5, "λ −2.5")]
    [InlineData("tune.lambda", 3, "λ of tune 3")]
    [InlineData("tune.task.rank", 2, "rank of tune 2")]
    [InlineData("solver.learning-rate", null, null)]
    public void Remark_AnyColumn_SaysWhatTellsGroupsApart(string column, object? value, string? expected) =>
        Assert.Equal(expected, GroupLabel.Remark(column, value));

    [Fact]
    public void Identity_NumbersThatShareALabel_AreStillTwo()
    {
        Assert.Equal(GroupLabel.Value(0.10001), GroupLabel.Value(0.1));
        Assert.NotEqual(GroupLabel.Identity([0.10001]), GroupLabel.Identity([0.1]));
    }

    [Theory]
    [InlineData("10-5-5", "funnel")]
    [InlineData("5-5-10", "inverted funnel")]
    [InlineData("5-5-5-5", "")]
    [InlineData("exact", "")]
    public void Shape_OfAnArchitecture_IsItsName(string architecture, string expected) => Assert.Equal(expected, GroupLabel.Shape(architecture));
}
