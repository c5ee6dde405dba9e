using System.Text.Json.Nodes;
using LazyRich.Cli.Tests.Given;

namespace LazyRich.Cli.Tests.Verbs;

public sealed class CompareTests : IDisposable
{
    /// <summary>SCIENCE section 7: λ=3, p=1, 200 steps, P = 2N, here at a fifth of the tries.</summary>
    private const string Descent = """
        study: descent
        task: {kind: random-regression, samples: 10}
        architecture: 5-5-5
        lambda: 3
        seed: {range: [0, 3]}
        time: {linspace: [0, 1], points: 11}
        observe: [loss, product]
        compare: {with: {kind: gradient-descent, learning-rate: [0.01, 0.005, 0.0025]}, of: [loss, product], keep: both}
        """;

    private readonly Workplace workplace = new();

    [Fact]
    public async Task Compare_AStudyThatCompares_GivesErrorsAndOrderOne()
    {
        Answer run = await workplace.RunAsync("run", workplace.Write("descent.yaml", Descent), "--no-figures", "--json");
        Assert.True(run.Code == 0, run.ToString());
        Assert.Equal(16, (int)run.Json["runs"]!);

        Answer answer = await workplace.RunAsync("compare", "descent", "--json");
        Assert.True(answer.Code == 0, answer.ToString());
        Assert.Equal(["loss", "product"], answer.Json["orders"]!.AsArray().Select(order => (string)order!["observable"]!));
        Assert.All(answer.Json["orders"]!.AsArray(), order => Assert.Equal(1, (double)order!["order"]!, 0.05));
        JsonNode?[] groups = [.. answer.Json["groups"]!.AsArray()];
        Assert.Equal(6, groups.Length);
        Assert.All(groups, group => Assert.Equal(4, (int)group!["runs"]!));
        Assert.All(groups, group => Assert.InRange((double)group!["max"]!, 1e-4, 0.1));

        Answer query = await workplace.RunAsync("query", "descent", "--where", "error.loss.max > 0 and solver.learning-rate = 0.01", "--columns", "run,seed,error.loss.max,error.product.final", "--json");
        Assert.True(query.Code == 0, query.ToString());
        Assert.Equal(4, (int)query.Json["count"]!);
        Answer text = await workplace.RunAsync("compare", "descent");
        Assert.Contains("loss: order 1", text.Output, StringComparison.Ordinal);
        Answer show = await workplace.RunAsync("show", (string)query.Json["rows"]![0]!["run"]!);
        Assert.Contains("errors", show.Output, StringComparison.Ordinal);
        Assert.Contains("error.loss", show.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_PairsOfStoredRuns_AreThoseOfTheStoredErrors()
    {
        string listed = Descent.Replace("study: descent", "study: listed", StringComparison.Ordinal)
            .Replace("\ncompare: {with: {kind: gradient-descent, learning-rate: [0.01, 0.005, 0.0025]}, of: [loss, product], keep: both}", "\nsolver: [exact, {kind: gradient-descent, learning-rate: [0.01, 0.005, 0.0025]}]", StringComparison.Ordinal);
        string exact = Descent[..Descent.IndexOf("\ncompare", StringComparison.Ordinal)].Replace("study: descent", "study: alone", StringComparison.Ordinal);
        await workplace.RunAsync("run", workplace.Write("descent.yaml", Descent), "--no-figures");
        Answer run = await workplace.RunAsync("run", workplace.Write("listed.yaml", listed), "--no-figures", "--json");
        Assert.Equal(4, (int)run.Json["reused"]!);
        await workplace.RunAsync("run", workplace.Write("alone.yaml", exact), "--no-figures");

        JsonArray stored = (await workplace.RunAsync("compare", "descent", "--json")).Json["groups"]!.AsArray();
        Answer paired = await workplace.RunAsync("compare", "listed", "--of", "loss,product", "--json");
        Answer studies = await workplace.RunAsync("compare", "alone", "listed", "--of", "loss,product", "--where", "solver = 'gradient-descent'", "--json");

        Assert.True(paired.Code == 0, paired.ToString());
        foreach (Answer answer in (Answer[])[paired, studies])
        {
            JsonArray groups = answer.Json["groups"]!.AsArray();
            Assert.Equal(6, groups.Count);
            foreach (JsonNode? group in groups)
            {
                JsonNode? same = stored.Single(each => (string)each!["observable"]! == (string)group!["observable"]! && (double)each["solver.learning-rate"]! == (double)group["solver.learning-rate"]!);
                Assert.Equal((double)same!["max"]!, (double)group!["max"]!, 1e-12);
            }
        }
    }

    /// <summary>Within 10⁻¹² of itself +∞ is everything: a limit must not be compared with what somebody recorded at t = 3.</summary>
    [Fact]
    public async Task Compare_TheLimit_IsComparedWithNoFiniteTime()
    {
        string study = Descent[..Descent.IndexOf("\ntime", StringComparison.Ordinal)] + "\nobserve: [loss]\n";
        foreach ((string name, string solver, string time) in new[]
        {
            ("limit", "exact", "[0.5, 1, .inf]"), ("finite", "exact", "[0.5, 1]"), ("steps", "{kind: gradient-descent, learning-rate: 0.01}", "[0.5, 1, 3]"),
        })
        {
            string text = $"{study.Replace("study: descent", $"study: {name}", StringComparison.Ordinal)}solver: {solver}\ntime: {time}\n";
            Answer run = await workplace.RunAsync("run", workplace.Write($"{name}.yaml", text), "--no-figures");
            Assert.True(run.Code == 0, run.ToString());
        }

        Answer limit = await workplace.RunAsync("compare", "limit", "steps", "--of", "loss", "--json"), finite = await workplace.RunAsync("compare", "finite", "steps", "--of", "loss", "--json");

        Assert.Equal((double)finite.Json["groups"]![0]!["final"]!, (double)limit.Json["groups"]![0]!["final"]!, 1e-15);
        Assert.Equal((double)finite.Json["groups"]![0]!["max"]!, (double)limit.Json["groups"]![0]!["max"]!, 1e-15);
    }

    /// <summary>SCIENCE section 7: mean (L_flow − L_GD)/L_GD at N=5 is 1.2e-2 at η=1e-2 and 5.2e-3 at 1e-3 over 200 steps of 20 tries.</summary>
    [Fact]
    public async Task Compare_KeepBoth_GivesTheTableOfDescentAgainstFlow()
    {
        const string Table = """
            study: table
            task: {kind: random-regression, samples: 10}
            architecture: 5-5-5
            lambda: 3
            seed: {range: [0, 19]}
            time: {linspace: [0, 2], points: 201}
            observe: [loss]
            compare: {with: {kind: gradient-descent, learning-rate: 0.01}, of: loss, keep: both}
            """;
        await workplace.RunAsync("run", workplace.Write("table.yaml", Table), "--no-figures");
        await workplace.RunAsync("export", "table", "--table", "trajectories", "--format", "csv", "-o", workplace.File("table.csv"));
        string[][] rows = [.. File.ReadLines(workplace.File("table.csv")).Select(line => line.Split(','))];
        int solver = Array.IndexOf(rows[0], "solver"), loss = Array.IndexOf(rows[0], "loss"), seed = Array.IndexOf(rows[0], "seed"), t = Array.IndexOf(rows[0], "t");
        var flow = rows.Skip(1).Where(row => row[solver] == "exact").ToDictionary(row => (row[seed], Step(row[t])), row => Number(row[loss]));
        double[] errors = [.. rows.Skip(1).Where(row => row[solver] == "gradient-descent").Select(row => (flow[(row[seed], Step(row[t]))] - Number(row[loss])) / Number(row[loss]))];

        Assert.Equal(20 * 201, errors.Length);
        Assert.Equal(1.2e-2, errors.Average(), 4e-3);

        static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        static int Step(string text) => (int)Math.Round(Number(text) / 0.01);
    }

    /// <summary>Against the recorded errors themselves; a run without phases has no phase to name.</summary>
    [Fact]
    public async Task Compare_OfARunWithPhases_SaysInWhichTheErrorIsLargest()
    {
        const string Phased = """
            study: phased
            architecture: 3-3-3
            init: {kind: lambda-balanced, scale: 0.5}
            seed: [0, 1, 2]
            tasks: {old: {kind: random-regression}}
            phases:
              - {name: slowly, task: old, lambda: 1, until: 1, points: 6}
              - {name: back, task: {negate: old}, rebalance: {lambda: 20}, until: 0.2, points: 6}
            observe: [loss]
            compare: {with: {kind: gradient-descent, learning-rate: 0.01}, of: loss}
            """;
        Answer run = await workplace.RunAsync("run", workplace.Write("phased.yaml", Phased), "--no-figures");
        Assert.True(run.Code == 0, run.ToString());
        await workplace.RunAsync("export", "phased", "--table", "trajectories", "--format", "csv", "-o", workplace.File("phased.csv"));
        string[][] rows = [.. File.ReadLines(workplace.File("phased.csv")).Select(line => line.Split(','))];
        int key = Array.IndexOf(rows[0], "run"), phase = Array.IndexOf(rows[0], "phase"), error = Array.FindIndex(rows[0], name => name.StartsWith("error", StringComparison.Ordinal) && name.EndsWith("loss", StringComparison.Ordinal));
        Answer query = await workplace.RunAsync("query", "phased", "--where", "error.loss.max is not null", "--columns", "run,error.loss.max,error.loss.phase", "--json");
        JsonArray answers = query.Json["rows"]!.AsArray();
        Assert.Equal(3, answers.Count);
        foreach (JsonNode? answer in answers)
        {
            string name = (string)answer!["run"]!;
            string[] worst = rows.Skip(1).Where(row => row[key] == name).MaxBy(row => double.Parse(row[error], System.Globalization.CultureInfo.InvariantCulture))!;
            Assert.Equal(worst[phase], ((int)answer["error.loss.phase"]!).ToString(System.Globalization.CultureInfo.InvariantCulture));

            // ηλ = .2: the second phase is where descent is far from the flow.
            Answer words = await workplace.RunAsync("show", name), json = await workplace.RunAsync("show", name, "--json");
            Assert.Equal(2, (int)json.Json["errors"]!["loss"]!["phase"]!);
            Assert.Contains("in phase back", words.Output, StringComparison.Ordinal);
        }

        await workplace.RunAsync("run", workplace.Write("plain.yaml", Phased[..Phased.IndexOf("tasks:", StringComparison.Ordinal)].Replace("phased", "plain", StringComparison.Ordinal)
            + "task: random-regression\nlambda: 1\ntime: [0, 1]\nobserve: [loss]\ncompare: {with: {kind: gradient-descent, learning-rate: 0.01}, of: [loss]}\n"), "--no-figures");
        Answer plain = await workplace.RunAsync("query", "plain", "--where", "error.loss.max is not null and error.loss.phase is null", "--json");
        Assert.Equal(3, plain.Json["rows"]!.AsArray().Count);
        Assert.False(plain.Json["rows"]![0]!.AsObject().ContainsKey("error.loss.phase"));
    }

    [Fact]
    public async Task Compare_NothingToCompare_SaysWhy()
    {
        await workplace.RunAsync("run", workplace.Write("tiny.yaml", Workplace.Tiny), "--no-figures");
        Answer answer = await workplace.RunAsync("compare", "tiny");
        Assert.Equal(2, answer.Code);
        Assert.Contains("nothing to compare in 'tiny'", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approximate_UnbalancedStart_IsMarkedInQueryShowAndReport()
    {
        string study = workplace.Write("gaussian.yaml", Workplace.TinyBut(("{kind: lambda-balanced, scale: 0.3}", "{kind: gaussian, scale: 0.3}"), ("lambda: [-1, 0, 1]\n", "")) + "\nimpossible: approximate\n");
        Answer run = await workplace.RunAsync("run", study, "--no-figures");
        Assert.True(run.Code == 0, run.ToString());
        Assert.Contains("4 runs approximate", run.Output, StringComparison.Ordinal);
        Answer query = await workplace.RunAsync("query", "tiny", "--where", "approximate = 1 and balance_error > 0", "--columns", "run,balance_error", "--json");
        Assert.Equal(4, (int)query.Json["count"]!);
        Answer show = await workplace.RunAsync("show", (string)query.Json["rows"]![0]!["run"]!);
        Assert.Contains("approximate: the start is not λ-balanced", show.Output, StringComparison.Ordinal);
    }

    public void Dispose() => workplace.Dispose();
}
