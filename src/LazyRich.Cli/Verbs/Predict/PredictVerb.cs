using System.CommandLine;
using System.Text.Json.Nodes;
using LazyRich.Cli.Options;
using LazyRich.Cli.Rendering;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Regimes;
using LazyRich.Reporting.Json;
using LazyRich.Reporting.Predictions;
using LazyRich.Reporting.Text;
using LazyRich.Studies.Matrices;
using LazyRich.Studies.Plan;
using Spectre.Console;

namespace LazyRich.Cli.Verbs.Predict;

/// <summary><c>predict STUDY</c>: what a study's runs will do, cell by cell, before anything runs.</summary>
internal sealed class PredictVerb : Verb
{
    private const string Assumes = "two-layer linear networks, λ-balanced starts and inputs that are white or aligned with task and start; by the exact gradient flow";

    private static readonly string[] shown = ["fast_rate", "slow_rate", "time_to_1pct", "ntk_distance_limit"];

    private readonly Argument<string> study = StudyArgument.Make();

    private readonly Option<int> cells = new("--cells")
    {
        Description = "At most so many cells, evenly spaced over the plan (default: 200)",
        HelpName = "N",
        DefaultValueFactory = _ => 200,
    };

    private readonly Option<int> seeds = new("--seeds")
    {
        Description = "Seeds of each cell whose medians are taken (default: 5)",
        HelpName = "N",
        DefaultValueFactory = _ => 5,
    };

    public PredictVerb() : base(
        "predict", "Expected rates, times, regimes, bounds on learning rates of a study's cells. Runs nothing, stores nothing",
        "lazyrich predict lazy-to-rich",
        "lazyrich predict my.yaml --cells 1000 --json")
    {
        cells.Validators.Add(Counts.Positive);
        seeds.Validators.Add(Counts.Positive);
        Arguments.Add(study);
        Options.Add(cells);
        Options.Add(seeds);
    }

    protected override Task<int> RunAsync(ParseResult parse, Session session, CancellationToken cancellation)
    {
        string name = parse.GetRequiredValue(study);
        StudyPlan plan = StudyArgument.Read(name, session);
        int most = parse.GetRequiredValue(seeds);
        if (plan.Count > 100_000)
            session.Say($"  walking {Words.Count(plan.Count, "planned run")}");
        CellSample sample = CellSample.Of(plan.Runs, parse.GetRequiredValue(cells), most, cancellation);
        var inputs = new PlanInputs(plan.Inputs);
        var predictions = new List<CellPrediction>(sample.Cells.Count);
        foreach (PlannedCell cell in sample.Cells)
        {
            cancellation.ThrowIfCancellationRequested();
            predictions.Add(CellPrediction.Of(cell, inputs, cancellation));
            if (predictions.Count % 1000 == 0)
                session.Say($"  {predictions.Count:N0} of {sample.Cells.Count:N0} cells");
        }

        string[] axes = [.. plan.Axes.Select(axis => axis.Name).Where(name => name is not ("seed" or "time" or "observe")).Union(["architecture", "lambda"])];
        foreach (string words in TooLarge.Of(plan, PlanSize.Of(plan, cancellation)))
            session.Say($"  {words}");
        if (session.Json)
            session.Answer(Document(plan, sample, most, axes, predictions));
        else
            Show(session, plan, name, sample, most, axes, predictions);
        return Task.FromResult(ExitCode.Success);
    }

    private static JsonObject Document(StudyPlan plan, CellSample sample, int seeds, string[] axes, List<CellPrediction> predictions) => new()
    {
        ["study"] = plan.Name,
        ["assumes"] = Assumes,
        ["runs"] = plan.Count,
        ["cells"] = sample.Total,
        ["sampled"] = sample.Cells.Count,
        ["seeds"] = seeds,
        ["predictions"] = new JsonArray([.. predictions.Select(prediction => (JsonNode)Document(prediction, axes))]),
    };

    private static JsonObject Document(CellPrediction prediction, string[] axes)
    {
        var json = new JsonObject();
        foreach (string axis in axes)
            json[axis] = JsonText.Value(prediction.Cell.Value(axis) is MatrixValue matrix ? matrix.Digest[..8] : prediction.Cell.Value(axis));
        json["seeds"] = prediction.Cell.Seeds.Count;
        foreach (string column in CellPrediction.Columns)
            json[column] = JsonText.Number(prediction.Medians[column]);
        json["regime"] = prediction.Regime?.Name();
        json["delayed"] = prediction.Delayed;
        json["learning_rate"] = JsonText.Number(prediction.LearningRate);
        json["exceeds_bound"] = prediction.ExceedsBound;
        json["approximate"] = prediction.Approximate;
        json["saddles"] = prediction.Saddles;
        json["why_not"] = prediction.Why;
        return json;
    }

    private static void Show(Session session, StudyPlan plan, string name, CellSample sample, int seeds, string[] axes, List<CellPrediction> predictions)
    {
        var names = new MatrixNames(plan.Files);
        IEnumerable<string> heads = axes.Select(axis => predictions.Any(each => each.Cell.Value(axis) is double) ? $">{axis}" : axis);
        var table = new TextTable([.. heads, ">fast rate", ">slow rate", ">time to 1%", ">kernel", "regime", ">η below", ">cond(K)", ""]);
        foreach (CellPrediction prediction in predictions)
        {
            Regime? regime = prediction.Regime;
            table.Add([
                .. axes.Select(axis => (Cell)CellText.Rounded(Named(prediction.Cell.Value(axis), names))),
                .. shown.Select(column => (Cell)ShortNumber.Format(prediction.Medians[column])),
                new Cell(regime?.Name() ?? "–", RegimeStyle.Of(regime)),
                ShortNumber.Format(prediction.Medians["learning_rate_bound"]),
                ShortNumber.Format(prediction.Medians["condition"]),
                new Cell(Remark(prediction), new Style(decoration: Decoration.Dim)),
            ]);
        }

        table.Print(session);
        session.Print($"  assumes {Assumes}; medians over the first {Words.Count(seeds, "seed")} of each cell; rates in 1/τ, times in τ");
        session.Print($"  η below: 2/sharpness of the minimum, √(λ²+4s₁²) on white inputs, above which gradient descent leaves the minimum; kernel: its distance from the start in the exact limit");
        if (sample.Cells.Count < sample.Total)
            session.Print($"  {Words.Count(sample.Cells.Count, "cell")} of {sample.Total:N0}, evenly spaced; --cells shows more");
        session.Say($"  {session.Line($"run {name}")}  runs it");
    }

    private static object? Named(object? value, MatrixNames names) => names.Of(value is MatrixValue matrix ? matrix.Digest : value);

    private static string Remark(CellPrediction prediction)
    {
        string?[] remarks =
        [
            prediction.Why,
            prediction.ExceedsBound ? $"η = {ShortNumber.Format(prediction.LearningRate)} is above the bound" : null,
            prediction.Approximate > 0 ? "not balanced: as if it were" : null,
            prediction.Saddles > 0 ? $"{prediction.Saddles} of {prediction.Cell.Seeds.Count} end in a saddle" : null,
        ];
        return string.Join("; ", remarks.OfType<string>());
    }
}
