// The example has no token to pass, and a few milliseconds need none.
#pragma warning disable xUnit1051

using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;

namespace LazyRich.Dynamics.Tests.Api;

/// <summary>The C# example of the README is this code, and does what its comments say.</summary>
public sealed class ReadmeExampleTests
{
    [Fact]
    public void Readme_HoldsThisExample_WordForWord()
    {
        string source = File.ReadAllText(RepositoryFile("tests/LazyRich.Dynamics.Tests/Api/ReadmeExampleTests.cs")), readme = File.ReadAllText(RepositoryFile("README.md"));
        string[] examples = [.. source.Split("        // ▼ README\n").Skip(1).Select(part => part.Split("        // ▲ README")[0].Replace("\n        ", "\n", StringComparison.Ordinal).Trim())];
        Assert.Equal(2, examples.Length);
        Assert.Contains($"```csharp\nusing LazyRich.Dynamics;\nusing LazyRich.Dynamics.Algebra;\nusing LazyRich.Dynamics.Definitions;\n\n{examples[0]}\n```", readme, StringComparison.Ordinal);
        Assert.Contains($"```csharp\n{examples[1]}\n```", readme, StringComparison.Ordinal);
    }

    [Fact]
    public void Readme_Example_Computes()
    {
        // ▼ README
        var task = LearningTask.FromSigma(Matrix.Of(new[,] { { 2.0, 0.5 }, { 0.0, 1.0 } }));       // or FromSamples(x, y), RandomRegression(5, 5, seed: 0)
        var network = Network.LambdaBalanced(2, 2, 2, lambda: 3, scale: 0.1, seed: 0);             // or FromWeights(w1, w2): λ is measured
        double[] times = [0, 0.1, 0.2, 0.5, 1, 2, 5];

        Trajectory exact = Solver.Exact.Solve(network, task, times);
        Trajectory descent = Solver.GradientDescent(learningRate: 0.01).Solve(network, task, times);

        double error = descent.Loss[3] - exact.Loss[3];                                           // at t = 0.5
        Matrix learned = exact.Product(6);                                                        // W2W1 at t = 5
        double toOnePercent = exact.Summary["time_to_1pct"]!.Value;                               // between the recorded times
        string? why = Solver.Exact.WhyNot(Network.Gaussian(2, 2, 2), task);                       // … needs λ-balanced weights …: gradient-flow is the solver that fits
        // ▲ README

        Assert.InRange(Math.Abs(error), 1e-6, 1e-2);
        Assert.Equal(2, learned[0, 0], 0.05);
        Assert.InRange(toOnePercent, 0.5, 2);
        Assert.Contains("gradient-flow is the solver that fits", why, StringComparison.Ordinal);
    }

    [Fact]
    public void Readme_FurtherExample_Computes()
    {
        var task = LearningTask.FromSigma(Matrix.Of(new[,] { { 2.0, 0.5 }, { 0.0, 1.0 } }));
        var network = Network.LambdaBalanced(2, 2, 2, lambda: 3, scale: 0.1, seed: 0);
        double[] times = [0, 0.1, 0.2, 0.5, 1, 2, 5];

        // ▼ README
        Trajectory first = Solver.Exact.Solve(network, task, [1, 5, double.PositiveInfinity]);    // the last one is the exact limit
        Trajectory back = Solver.Exact.Solve(first.Network(2), task.Negated(), times);            // a second phase unlearns it
        double forgotten = task.Loss(back.Network(6)) - first.Loss[2];

        Network deep = Network.LambdaBalanced([2, 3, 3, 2], lambda: 0, scale: 0.3);               // λ of every pair of neighbouring layers
        Trajectory flow = Solver.GradientFlow().Solve(deep, task, times);
        double curvature = flow.Values("sharpness", 6)[0];                                        // any observable of a study file

        var samples = LearningTask.FromSamples(
            x: Matrix.Of(new[,] { { 1.0, -1.0, 0.5, 0.0 }, { 0.0, 1.0, 1.0, -1.0 } }),
            y: Matrix.Of(new[,] { { 1.0, 0.0, 1.5, 0.0 } }));
        Network relu = Network.Gaussian([2, 8, 1], scale: 0.5, seed: 1).With(Activation.ReLU);
        Trajectory rectified = Solver.GradientFlow(locateKinks: true).Solve(relu, samples, [10]);
        // ▲ README

        Assert.Equal(0, first.Loss[2], 1e-14);
        Assert.Equal(0.5 * 4 * 5.25, forgotten, 1e-3);
        Assert.True(curvature > 1);
        Assert.True(flow.Loss[6] < 0.1 * flow.Loss[0]);
        Assert.True(rectified.Loss[0] < 0.01);
    }

    private static string RepositoryFile(string name)
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "LazyRich.Orleans.sln")))
                return Path.Combine(at.FullName, name);
        }

        throw new FileNotFoundException(name);
    }
}
