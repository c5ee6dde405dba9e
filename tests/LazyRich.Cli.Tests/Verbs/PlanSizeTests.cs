using LazyRich.Cli.Rendering;
using LazyRich.Cli.Tests.Given;
using LazyRich.Reporting.Predictions;
using LazyRich.Studies.Files;
using LazyRich.Studies.Plan;

namespace LazyRich.Cli.Tests.Verbs;

/// <summary>What is said of a study's size before it runs.</summary>
public sealed class PlanSizeTests : IDisposable
{
    /// <summary>ntk-spectrum of 100-10-100 has 10,000 numbers a time: 763 MiB at 10,001 times.</summary>
    private static readonly string huge = Workplace.TinyBut(
        ("study: tiny", "study: huge"), ("[2-2-2, 3-2-2]", "[100-10-100, 2-2-2]"), ("points: 20", "points: 10000"), ("observe: [loss, singular-values, ntk-distance]", "observe: [loss, ntk-spectrum]"));

    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    /// <summary>Within a tenth: rows that share pages, rows of about a page, rows of many pages, phases, and times of a run's own.</summary>
    [Theory]
    [InlineData("scalars", "[2-2-2, 3-2-2]", "{log: [0.01, 100], points: 60}", "[loss, ntk-distance, balance, ntk-norm]", 300)]
    [InlineData("none", "2-2-2", "[1]", "[loss]", 1500)]
    [InlineData("matrices", "[8-8-8, 8-4-4]", "{log: [0.01, 100], points: 200}", "[loss, product, input-gram, output-gram]", 15)]
    [InlineData("pages", "6-6-6", "{log: [0.01, 100], points: 30}", "[product, input-gram, loss]", 60)]
    [InlineData("just-over", "8-8-8", "{log: [0.01, 100], points: 32}", "[product, loss]", 60)]
    [InlineData("own-times", "[2-2-2, 3-2-2]", "{until: converged, points: 100}", "[loss, singular-values]", 150)]
    public async Task Plan_BytesOnDisk_AreWithinATenthOfWhatIsStored(string name, string architecture, string time, string observe, int seeds)
    {
        await Store("first", "2-2-2", "[1]", "[loss]", 1);
        long before = new FileInfo(workplace.Store).Length;
        string file = Write(name, architecture, time, observe, seeds);

        Answer plan = await workplace.RunAsync("plan", file, "--json");
        Answer run = await workplace.RunAsync("run", file, "--no-figures");

        Assert.True(run.Code == 0, run.ToString());
        double said = (double)plan.Json["disk_bytes"]!, stored = new FileInfo(workplace.Store).Length - before;
        Assert.True(stored > 500_000, $"{stored} bytes are too few to tell");
        Assert.True(said / stored is > 0.9 and < 1.1, $"{name}: said {said:N0}, stored {stored:N0}: {said / stored:0.00}");
    }

    [Fact]
    public async Task Plan_ResultOverTheLimit_SaysItsSizeWhatMakesItAndWhatToChange()
    {
        string file = workplace.Write("huge.yaml", huge);

        Answer text = await workplace.RunAsync("plan", file);
        Answer json = await workplace.RunAsync("plan", file, "--json");
        Answer predicted = await workplace.RunAsync("predict", file, "--cells", "1", "--seeds", "1");

        foreach (string said in (string[])[text.Output, predicted.Errors])
        {
            Assert.Contains("the result of each of 6 of 12 runs is over 512 MiB", said, StringComparison.Ordinal);
            Assert.Contains("The largest has 763 MiB, of which ntk-spectrum 763 MiB: 10,001 times × 10,000 numbers", said, StringComparison.Ordinal);
            Assert.Contains("record at most 6,709 times, or leave ntk-spectrum out", said, StringComparison.Ordinal);
        }

        Assert.Equal(6, (int)json.Json["too_large"]!);
        Assert.InRange((long)json.Json["largest_result_bytes"]!, 8L * 10_001 * 10_002, (8L * 10_001 * 10_002) + 1024);
        Assert.InRange((double)json.Json["disk_bytes"]!, 6 * 8.0 * 10_001 * 10_002, 6 * 8.2 * 10_001 * 10_002);
    }

    /// <summary>The number of times that is said to fit does, and one more does not.</summary>
    [Theory]
    [InlineData(6708, 0)]
    [InlineData(6709, 6)]
    public async Task Plan_TimesThatAreSaidToFit_AreTheMost(int points, int tooLarge)
    {
        string file = workplace.Write("huge.yaml", huge.Replace("points: 10000", $"points: {points}", StringComparison.Ordinal));

        Answer json = await workplace.RunAsync("plan", file, "--json");

        Assert.Equal(tooLarge, (int)json.Json["too_large"]!);
    }

    /// <summary>Matrices are stored once, whatever number of runs names them.</summary>
    [Fact]
    public void Of_MatrixFile_AddsItsNumbersOnce()
    {
        workplace.Write("s.csv", "1,2\n3,4\n");
        string drawn = Workplace.TinyBut(("[2-2-2, 3-2-2]", "2-2-2")), given = drawn.Replace("{kind: random-regression}", "{kind: from-file, sigma: s.csv}", StringComparison.Ordinal);
        PlanSize[] sizes = [.. new[] { drawn, given }.Select(text => PlanSize.Of(StudyReader.Read(text, "tiny.yaml", workplace.Directory).Plan!, CancellationToken.None))];

        Assert.Equal(sizes[0].Bytes + 32, sizes[1].Bytes);
        Assert.Equal((6, 32), (sizes[1].Runs, sizes[1].InputBytes));
    }

    [Fact]
    public void Words_MatrixOverTheLimit_NamesIt()
    {
        workplace.Write("s.csv", "1,2\n3,4\n");
        string text = Workplace.TinyBut(("{kind: random-regression}", "{kind: from-file, sigma: s.csv}"), ("[2-2-2, 3-2-2]", "2-2-2"));
        StudyPlan plan = StudyReader.Read(text, "tiny.yaml", workplace.Directory).Plan!;

        Assert.Contains("s.csv has 0 MiB", Assert.Single(TooLarge.Matrices(plan, 31)), StringComparison.Ordinal);
        Assert.Empty(TooLarge.Matrices(plan, 32));
    }

    [Fact]
    public async Task Plan_WithinTheLimit_WarnsOfNothing()
    {
        Answer plan = await workplace.RunAsync("plan", workplace.Write("tiny.yaml", Workplace.Tiny));
        Answer run = await workplace.RunAsync("run", workplace.File("tiny.yaml"), "--no-figures");

        Assert.Matches(@"about [\d.]+ kB on disk when all are stored, [\d.]+ kB a run", plan.Output);
        Assert.DoesNotContain("too large", plan.Output + run.Errors, StringComparison.Ordinal);
    }

    private string Write(string name, string architecture, string time, string observe, int seeds) => workplace.Write($"{name}.yaml", Workplace.TinyBut(
        ("study: tiny", $"study: {name}"), ("[2-2-2, 3-2-2]", architecture), ("{log: [0.01, 100], points: 20}", time), ("lambda: [-1, 0, 1]", "lambda: [-1, 1]"),
        ("[loss, singular-values, ntk-distance]", observe), ("{range: [0, 1]}", seeds == 1 ? "0" : $"{{range: [1, {seeds}]}}")));

    private async Task Store(string name, string architecture, string time, string observe, int seeds)
    {
        Answer answer = await workplace.RunAsync("run", Write(name, architecture, time, observe, seeds), "--no-figures");
        Assert.True(answer.Code == 0, answer.ToString());
    }
}
