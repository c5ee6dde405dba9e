using LazyRich.Cli.Tests.Given;

namespace LazyRich.Cli.Tests.Running;

/// <summary>The pictures that a study ends with are those that show something of it.</summary>
public sealed class PicturesTests : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public async Task Run_RecordedOnlyAtTheStartAndInTheLimit_DrawsThePhaseDiagramAndSaysWhyNoCurves()
    {
        string file = workplace.Write("ends.yaml", Workplace.TinyBut(("study: tiny", "study: ends"), ("{log: [0.01, 100], points: 20}", "[0, .inf]")));

        Answer run = await workplace.RunAsync("run", file);
        Answer plot = await workplace.RunAsync("plot", "ends", "--figure", "learning-curves", "-o", workplace.File("curves.png"));

        Assert.True(run.Code == 0, run.ToString());
        Assert.True(File.Exists(workplace.File("ends-phase-diagram.png")));
        Assert.False(File.Exists(workplace.File("ends-learning-curves.png")));
        const string Why = "Figure learning-curves: loss, relative to its start, is recorded at too few times for a curve (t = 0)";
        Assert.Contains(Why, run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("plot ends --figure learning-curves", run.Errors, StringComparison.Ordinal);
        Assert.Equal(2, plot.Code);
        Assert.Contains(Why, plot.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(workplace.File("curves.png")));
    }

    [Fact]
    public async Task Run_EveryRunFails_DrawsNothingAndSaysSo()
    {
        string file = workplace.Write("late.yaml", Workplace.TinyBut(
            ("study: tiny", "study: late\ntimeout: 0.02s"), ("[2-2-2, 3-2-2]", "40-40-40"), ("lambda: [-1, 0, 1]", "lambda: 1"),
            ("solver: exact", "solver: {kind: gradient-descent, learning-rate: 0.000001}")));

        Answer run = await workplace.RunAsync("run", file);

        Assert.Equal(1, run.Code);
        Assert.Contains("all 2 runs of 'late' failed", run.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(workplace.Directory, "*.png"));
    }
}
