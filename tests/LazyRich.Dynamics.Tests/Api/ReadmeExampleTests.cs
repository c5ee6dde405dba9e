// The example has no token to pass, and a few milliseconds need none.
#pragma warning disable xUnit1051

using LazyRich.Dynamics.Algebra;

namespace LazyRich.Dynamics.Tests.Api;

/// <summary>The C# example of the README is this code, and does what its comments say.</summary>
public sealed class ReadmeExampleTests
{
    [Fact]
    public void Readme_HoldsThisExample_WordForWord()
    {
        string source = File.ReadAllText(RepositoryFile("tests/LazyRich.Dynamics.Tests/Api/ReadmeExampleTests.cs"));
        string example = source.Split("        // ▼ README\n")[1].Split("        // ▲ README")[0].Replace("\n        ", "\n", StringComparison.Ordinal).Trim();
        Assert.Contains($"```csharp\nusing LazyRich.Dynamics;\nusing LazyRich.Dynamics.Algebra;\n\n{example}\n```", File.ReadAllText(RepositoryFile("README.md")), StringComparison.Ordinal);
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
