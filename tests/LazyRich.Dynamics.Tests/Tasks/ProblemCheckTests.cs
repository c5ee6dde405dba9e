using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Tests.Tasks;

public sealed class ProblemCheckTests
{
    private readonly MatrixStore inputs = new();

    [Theory]
    [InlineData("4-9-4", 1, "λ = 0 only", "at most 4")]
    [InlineData("10-7-5", 2.5, "allows λ ≤ 0", "λ = 2.5 needs a hidden width of at most 5")]
    [InlineData("5-7-10", -2, "allows λ ≥ 0", "λ = -2 needs a hidden width of at most 5")]
    [InlineData("5-12-10", 2, "λ = 0 only", "at most 10")]
    public void Check_LambdaTheWidthForbids_SaysWhatItAllowsAndWhichWidthsAllowIt(string architecture, double lambda, string allows, string widths)
    {
        Fault fault = Only(Runs.Of(architecture, lambda), "lambda");
        Assert.True(fault.Impossible);
        Assert.Contains(architecture, fault.Message, StringComparison.Ordinal);
        Assert.Contains(allows, fault.Message, StringComparison.Ordinal);
        Assert.Contains(widths, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5-5-5", 7)]
    [InlineData("5-3-9", -7)]
    [InlineData("10-7-5", -1)]
    [InlineData("5-9-5", 0)]
    public void Check_AllowedLambda_FindsNothing(string architecture, double lambda) => Assert.Empty(ProblemCheck.Check(Runs.Of(architecture, lambda), inputs));

    [Fact]
    public void Check_NoLambda_SaysWhoNeedsOne() =>
        Assert.Contains("lambda-balanced needs one", Only(Runs.Of("5-5-5", null), "lambda").Message, StringComparison.Ordinal);

    [Fact]
    public void Check_NaNLambda_IsAFaultButNotTheWidths() => Assert.False(Only(Runs.Of("5-5-5", double.NaN), "lambda").Impossible);

    [Fact]
    public void Check_DeepNetwork_SaysWhatIsSolved() =>
        Assert.Contains("3 layers", Only(Runs.Of("5-4-4-5", 0), "architecture").Message, StringComparison.Ordinal);

    [Fact]
    [Trait("Science", "7 Tasks")]
    public void Check_TooFewSamples_SaysHowMany()
    {
        Fault fault = Only(Runs.Of("10-5-5", 0, Setting.Of("random-regression", ("samples", new NumberValue(10)))), "task.samples");
        Assert.Contains("samples is 10", fault.Message, StringComparison.Ordinal);
        Assert.Contains("at least 11", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_LongSpectrum_SaysHowManyFit() =>
        Assert.Contains("4 values, but S is 3×5 in 5-3-3 and has 3", Spectrum(4, 3, 2, 1).Message, StringComparison.Ordinal);

    [Fact]
    public void Check_RisingSpectrum_NamesTheValue() => Assert.Contains("3 after 2", Spectrum(2, 3).Message, StringComparison.Ordinal);

    [Fact]
    public void Check_RankBeyondTheShape_SaysTheMost() => Assert.Contains(
        "rank is 6, but S is 5×10 in 10-5-5 and has 5",
        Only(Runs.Of("10-5-5", 0, Setting.Of("random-regression", ("rank", new NumberValue(6)))), "task.rank").Message,
        StringComparison.Ordinal);

    [Fact]
    public void Check_WrongCountOfSingularValues_SaysHowMany() => Assert.Contains(
        "singular-values has 5 values, but W2W1 of 10-4-5 has 4",
        Only(Runs.Of("10-4-5", 0, init: Setting.Of("lambda-balanced", ("singular-values", Runs.Numbers(5, 4, 3, 2, 1)))), "init.singular-values").Message,
        StringComparison.Ordinal);

    [Fact]
    public void Check_MisshapenSigma_SaysFoundAndWantedAndThatTheTransposeFits()
    {
        Fault fault = Only(Runs.Of("4-3-3", 0, Setting.Of("from-file", ("sigma", inputs.Add(new Matrix(4, 3))))), "task.sigma");
        Assert.Equal("sigma is 4×3, but 4-3-3 wants 3×4; its transpose would fit.", fault.Message);
    }

    [Fact]
    public void Check_MisshapenWeights_FindsBoth()
    {
        Setting init = Setting.Of("from-file", ("w1", inputs.Add(new Matrix(2, 5))), ("w2", inputs.Add(new Matrix(5, 4))));
        IReadOnlyList<Fault> faults = ProblemCheck.Check(Runs.Of("5-3-5", null, init: init), inputs);
        Assert.Equal(["init.w1", "init.w2"], faults.Select(fault => fault.Path));
        Assert.Contains("w1 is 2×5, but 5-3-5 wants 3×5", faults[0].Message, StringComparison.Ordinal);
        Assert.Contains("w2 is 5×4, but 5-3-5 wants 5×3", faults[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_NaNEntry_SaysWhere()
    {
        Fault fault = Only(Runs.Of("2-2-2", 0, Setting.Of("from-file", ("sigma", inputs.Add(new Matrix(2, 2, [1, 2, double.NaN, 4]))))), "task.sigma");
        Assert.Contains("NaN in row 2, column 1", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_XWithoutY_SaysWhatIsMissing() => Assert.Contains(
        "x stands without y", Only(Runs.Of("2-2-2", 0, Setting.Of("from-file", ("x", inputs.Add(new Matrix(2, 2))))), "task.x").Message, StringComparison.Ordinal);

    [Fact]
    public void Check_NoMatrixAtAll_SaysWhatToGive() =>
        Assert.Contains("give sigma, or x and y", Only(Runs.Of("2-2-2", 0, Setting.Of("from-file")), "task").Message, StringComparison.Ordinal);

    [Fact]
    public void Check_UnwhitenedX_SaysHowFarOff()
    {
        Setting task = Setting.Of("from-file", ("x", inputs.Add(new Matrix(1, 2, [1, 2]))), ("y", inputs.Add(new Matrix(1, 2, [1, 1]))));
        Assert.Contains("by up to 1.5, 1E-08 is allowed", Only(Runs.Of("1-1-1", 0, task), "task.x").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_FewerTargetsThanInputs_SaysHowMany()
    {
        Setting task = Setting.Of("from-file", ("x", inputs.Add(new Matrix(1, 2, [1, -1]))), ("y", inputs.Add(new Matrix(1, 3))));
        Assert.Contains("y is 1×3, but 1-1-1 wants 1×2", Only(Runs.Of("1-1-1", 0, task), "task.y").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_LambdaBesideGivenWeights_SaysItIsMeasured() =>
        Assert.Contains("leave lambda out", Only(Runs.Of("1-1-1", 3, init: GivenWeights(1, 2)), "lambda").Message, StringComparison.Ordinal);

    [Fact]
    public void Check_UnbalancedWeights_NamesTheSolverThatFits()
    {
        var w1 = new Matrix(2, 2, [1, 0, 0, 2]);
        var w2 = new Matrix(2, 2, [1, 0, 0, 1]);
        Setting init = Setting.Of("from-file", ("w1", inputs.Add(w1)), ("w2", inputs.Add(w2)));
        Assert.Contains("gradient-flow is the solver that fits", Only(Runs.Of("2-2-2", null, init: init), "solver").Message, StringComparison.Ordinal);
        Assert.Empty(ProblemCheck.Check(Runs.Of("2-2-2", null, init: init, solver: Runs.Descent(0.01)), inputs));
    }

    [Fact]
    public void Check_NearlyBalancedWeights_AreRefusedOnlyAboveTheTolerance()
    {
        RunDefinition With(double error) => Runs.Of("2-2-2", null, init: Setting.Of("from-file",
            ("w1", inputs.Add(new Matrix(2, 2, [1, error, 0, 1]))), ("w2", inputs.Add(new Matrix(2, 2, [2, 0, 0, 2])))));
        Assert.Empty(ProblemCheck.Check(With(1e-11), inputs));
        Only(With(1e-8), "solver");
    }

    private Setting GivenWeights(double w1, double w2) =>
        Setting.Of("from-file", ("w1", inputs.Add(new Matrix(1, 1, [w1]))), ("w2", inputs.Add(new Matrix(1, 1, [w2]))));

    private Fault Spectrum(params double[] values) =>
        Only(Runs.Of("5-3-3", 0, Setting.Of("random-regression", ("spectrum", Runs.Numbers(values)))), "task.spectrum");

    private Fault Only(RunDefinition run, string path)
    {
        Fault fault = Assert.Single(ProblemCheck.Check(run, inputs));
        Assert.Equal(path, fault.Path);
        return fault;
    }
}
