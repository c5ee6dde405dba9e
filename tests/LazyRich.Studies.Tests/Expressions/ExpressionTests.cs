using LazyRich.Studies.Expressions;

namespace LazyRich.Studies.Tests.Expressions;

public sealed class ExpressionTests
{
    private sealed class Scope : IScope
    {
        public double Number(string name) => name switch { "lambda" => -4, "seed" => 7, "inputs" => 10, "init.scale" => 0.5, "solver.learning-rate" => double.NaN, _ => throw new ArgumentException(name) };

        public string Text(string name) => name switch { "shape" => "inverted-funnel", "architecture" => "5-5-10", "task" => "random-regression", _ => throw new ArgumentException(name) };

        public bool Truth(string name) => false;
    }

    [Theory]
    [InlineData("1 + 2*3", 7)]
    [InlineData("(1 + 2)*3", 9)]
    [InlineData("2^3^2", 512)]
    [InlineData("-2^2", -4)]
    [InlineData("2^-1", 0.5)]
    [InlineData("(-2)^3", -8)]
    [InlineData("(-2)^2", 4)]
    [InlineData("8/4/2", 1)]
    [InlineData("8 - 4 - 2", 2)]
    [InlineData("--3", 3)]
    [InlineData("1e-3 + .5", 0.501)]
    [InlineData("abs(lambda)", 4)]
    [InlineData("30*max(1, abs(lambda))", 120)]
    [InlineData("min(3, 2, 1)", 1)]
    [InlineData("sqrt(abs(lambda)) + init.scale", 2.5)]
    [InlineData("exp(0) + log(1)", 1)]
    [InlineData("inputs-seed", 3)]
    [InlineData("2 ^ 0.5 * 2 ^ 0.5", 2.0000000000000004)]
    public void Parse_Number_HasItsValue(string text, double expected) =>
        Assert.Equal(expected, ExpressionParser.Parse(text, new Names(), ExpressionType.Number, out _).Number(new Scope()));

    [Theory]
    [InlineData("lambda < 0", true)]
    [InlineData("lambda = -4 and seed == 7", true)]
    [InlineData("lambda != -4 or seed >= 8", false)]
    [InlineData("not lambda > 0", true)]
    [InlineData("not (lambda > 0 or seed = 7)", false)]
    [InlineData("lambda > 0 or lambda < 0 and seed = 7", true)]
    [InlineData("seed in (1, 2, 7)", true)]
    [InlineData("seed not in (1, 2, 7)", false)]
    [InlineData("shape = inverted-funnel", true)]
    [InlineData("shape != 'inverted-funnel'", false)]
    [InlineData("shape in (funnel, \"inverted-funnel\")", true)]
    [InlineData("architecture = 5-5-10", true)]
    [InlineData("architecture in (5-5-5, 10-5-5)", false)]
    [InlineData("task = random-regression", true)]
    [InlineData("solver.learning-rate < 1", false)]
    [InlineData("solver.learning-rate >= 1", false)]
    [InlineData("solver.learning-rate != 1", true)]
    [InlineData("true and not false", true)]
    public void Parse_Condition_HoldsOrNot(string text, bool expected) =>
        Assert.Equal(expected, ExpressionParser.Parse(text, new Names(), ExpressionType.Truth, out _).Truth(new Scope()));

    [Fact]
    public void Parse_Names_AreReported()
    {
        ExpressionParser.Parse("lambda > 0 and abs(init.scale) < seed", new Names(), ExpressionType.Truth, out IReadOnlySet<string> used);
        Assert.Equal(["init.scale", "lambda", "seed"], used.Order());
    }

    [Theory]
    [InlineData("", 0, "the expression is empty")]
    [InlineData("1 +", 3, "expected a number, a name or '(', found the end")]
    [InlineData("(1", 2, "expected ')', found the end")]
    [InlineData("1 2", 2, "expected an operator or the end, found '2'")]
    [InlineData("lamda + 1", 0, "unknown name 'lamda'")]
    [InlineData("1.2.3", 0, "'1.2.3' is not a number")]
    [InlineData("3lambda", 0, "'3lambda' is not a number")]
    [InlineData("abs(1, 2)", 0, "abs takes one number, found 2")]
    [InlineData("max(1)", 0, "max takes two numbers or more")]
    [InlineData("lambda > 1 + 1", 0, "is a condition; it must be a number")]
    [InlineData("1 + shape", 4, "'shape' ends text where a number is wanted")]
    [InlineData("shape", 0, "'shape' is text; it must be a number")]
    [InlineData("5-5-5", 0, "'5-5-5' is text; it must be a number")]
    [InlineData("'open", 0, "does not end")]
    [InlineData("1 & 2", 2, "'&' means nothing")]
    [InlineData("1 + and", 4, "found 'and'")]
    public void Parse_Fault_NamesItsPlace(string text, int at, string message)
    {
        var fault = Assert.Throws<ExpressionException>(() => ExpressionParser.Parse(text, new Names(), ExpressionType.Number, out _));
        Assert.Equal(at, fault.At);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(")]
    [InlineData("abs(")]
    [InlineData("2^")]
    [InlineData("not ")]
    [InlineData("-")]
    public void Parse_EndlessNesting_IsAFaultAndNoOverflow(string piece) => Assert.Throws<ExpressionException>(
        () => ExpressionParser.Parse(string.Concat(Enumerable.Repeat(piece, 100_000)), new Names(), ExpressionType.Number, out _));
}
