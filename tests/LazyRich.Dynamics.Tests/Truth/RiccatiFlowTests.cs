using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Tasks;
using LazyRich.Dynamics.Tests.ManyDigits;

namespace LazyRich.Dynamics.Tests.Truth;

/// <summary>The yardstick against the flow: the closed form in many digits and an integration that knows nothing of it.</summary>
public sealed class RiccatiFlowTests
{
    [Theory]
    [InlineData("4-4-4", 1.0)]
    [InlineData("4-4-4", -3.0)]
    [InlineData("4-4-4", 0.0)]
    [InlineData("6-3-3", -4.0)]
    [InlineData("6-3-3", 0.0)]
    [InlineData("3-3-6", 4.0)]
    [InlineData("5-2-4", 2.0)]
    [InlineData("3-5-3", 0.0)]
    [InlineData("6-4-3", -1.0)]
    [Trait("Science", "1 Model")]
    public void GramAt_AgainstTheIntegratedFlow_AgreesAtItsTolerance(string architecture, double lambda)
    {
        Problem problem = ProblemBuilder.Build(Runs.Of(architecture, lambda, init: Runs.Balanced(0.3), seed: 2), MatrixStore.Empty);
        RiccatiFlow truth = new(problem);
        GradientFlow flow = new(problem);
        foreach (double time in new[] { 0.25, 1.0, 4.0 })
        {
            flow.AdvanceTo(time, steps: (int)(2048 * (time - flow.Time)));
            Matrix integrated = flow.Gram();
            BigMatrix exact = truth.GramAt(time);
            double error = (exact - BigMatrix.From(integrated)).Norm().ToDouble();
            Assert.True(error <= 1e-10 * exact.Norm().ToDouble(), $"{architecture} λ={lambda} t={time}: {error:E2}");
        }
    }

    /// <summary>d(QQᵀ)/dt = F QQᵀ + QQᵀ F − (QQᵀ)², by a difference in many digits.</summary>
    [Theory]
    [InlineData("4-4-4", 1.0)]
    [InlineData("6-3-3", -40.0)]
    [InlineData("3-3-6", 0.0)]
    [InlineData("5-2-4", 2.0)]
    [InlineData("3-5-3", 0.0)]
    [Trait("Science", "2 Exact solution")]
    public void GramAt_AnyTime_SolvesTheRiccatiEquation(string architecture, double lambda)
    {
        Problem problem = ProblemBuilder.Build(Runs.Of(architecture, lambda, init: Runs.Balanced(0.3), seed: 2), MatrixStore.Empty);
        RiccatiFlow flow = new(problem);
        int inputs = problem.S.Columns;
        BigMatrix f = BigMatrix.Create(inputs + problem.S.Rows, inputs + problem.S.Rows, (i, j) => (i < inputs, j < inputs) switch
        {
            (true, true) => i == j ? -(BigFloat)lambda / 2 : 0,
            (false, false) => i == j ? (BigFloat)lambda / 2 : 0,
            (true, false) => problem.S[j - inputs, i],
            (false, true) => problem.S[i - inputs, j],
        });
        const double h = 1.0 / (1L << 40);
        foreach (double time in new[] { 0.0625, 1.0 })
        {
            BigMatrix gram = flow.GramAt(time), slope = BigFloat.Scale(1, 39) * (flow.GramAt(time + h) - flow.GramAt(time - h));
            Assert.InRange((slope - ((f * gram) + (gram * f) - (gram * gram))).Norm().ToDouble(), 0, 1e-17);
        }
    }

    [Fact]
    [Trait("Science", "1 Model")]
    public void GramAt_TimeZero_IsTheStart()
    {
        Problem problem = ProblemBuilder.Build(Runs.Of("5-3-4", -2.0, seed: 1), MatrixStore.Empty);
        BigMatrix exact = new RiccatiFlow(problem).GramAt(0.0);
        Assert.True((exact - BigMatrix.From(new GradientFlow(problem).Gram())).Norm().ToDouble() < 1e-14);
    }
}
