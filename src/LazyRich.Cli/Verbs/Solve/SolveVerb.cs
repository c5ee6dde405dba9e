using System.CommandLine;
using System.Text.Json.Nodes;
using LazyRich.Dynamics;
using LazyRich.Dynamics.Definitions;
using LazyRich.Reporting.Figures.Theory;
using LazyRich.Reporting.Json;

namespace LazyRich.Cli.Verbs.Solve;

/// <summary><c>solve W1 W2</c>: what theory says of a user's own weights, with the user's own curve laid over it. Touches no store.</summary>
internal sealed class SolveVerb : Verb
{
    private readonly Argument<string[]> weights = new("WEIGHTS")
    {
        Description = "W1 (Nh×Ni), W2 (No×Nh) and of a deeper network the rest, from input to output: NPY, CSV, TSV or text",
        Arity = new(2, 100),
    };

    private readonly Option<string> activation = new("--activation")
    {
        Description = "Of the hidden units: linear, relu or tanh; the last two learn from --x and --y",
        HelpName = "NAME",
        DefaultValueFactory = _ => "linear",
    };

    private readonly Option<string?> sigma = new("--task") { Description = "S = Σyx = YXᵀ/P, No×Ni, of white inputs", HelpName = "FILE" };

    private readonly Option<string?> x = new("--x") { Description = "Inputs, Ni×P, one sample a column; with --y, in place of --task. Those that are not white are followed by the gradient flow", HelpName = "FILE" };

    private readonly Option<string?> y = new("--y") { Description = "Targets, No×P", HelpName = "FILE" };

    private readonly Option<string?> data = new("--data")
    {
        Description = "A measured curve, CSV: t (τ; step k of gradient descent is t = kη) and loss, ntk_distance, ntk_norm, singular_value_1, …",
        HelpName = "FILE",
    };

    private readonly Option<string?> times = new("--times")
    {
        Description = "FROM:TO:POINTS (log-spaced; linear from 0), or a list 0,1,2 (default: as long as the network learns, or as the data go)",
        HelpName = "TIMES",
    };

    private readonly Option<string> output = new("--output", "-o")
    {
        Description = "The CSV to write; the picture goes beside it as .png",
        HelpName = "FILE",
        DefaultValueFactory = _ => "theory.csv",
    };

    public SolveVerb() : base(
        "solve", "What theory says of your own weights: λ, balance, regime, times, rates; curves as CSV and PNG",
        "lazyrich solve W1.npy W2.npy --task S.npy",
        "lazyrich solve W1.csv W2.csv --x X.csv --y Y.csv --data curve.csv -o mine.csv",
        "lazyrich solve W1.npy W2.npy W3.npy --x X.npy --y Y.npy --activation tanh --times 0.01:100:300 --json")
    {
        Arguments.Add(weights);
        activation.AcceptOnlyFromAmong([.. ActivationNames.All]);
        foreach (Option option in (Option[])[sigma, x, y, activation, data, times, output])
            Options.Add(option);
    }

    protected override async Task<int> RunAsync(ParseResult parse, Session session, CancellationToken cancellation)
    {
        string[] files = parse.GetRequiredValue(weights);
        _ = ActivationNames.TryParse(parse.GetRequiredValue(activation), out Activation units);
        Network network = GivenWeights.Network(files).With(units);
        LearningTask task = GivenWeights.Task(parse.GetValue(sigma), parse.GetValue(x), parse.GetValue(y), network);
        MeasuredCurve? measured = parse.GetValue(data) is string file ? MeasuredCurve.Read(file) : null;
        double[]? asked = parse.GetValue(times) is string text ? TimesText.Read(text) : null;
        string csv = Path.ChangeExtension(parse.GetRequiredValue(output), ".csv"), png = Path.ChangeExtension(csv, ".png");

        Theory theory = Theory.Of(network, task, asked, measured?.Times, cancellation);
        IReadOnlyList<Deviation> deviations = measured is null ? [] : Deviation.Of(measured, theory, cancellation);
        await NewFile.WriteAsync(csv, stream => TheoryTable.WriteAsync(theory, stream), cancellation);
        byte[] picture = TheoryPainter.Paint(TheoryPanels.Of(theory, measured, string.Join(", ", files.Select(Path.GetFileName))));
        await NewFile.WriteAsync(png, stream => stream.WriteAsync(picture, cancellation).AsTask(), cancellation);

        if (session.Json)
        {
            JsonObject document = TheorySheet.Document(theory, deviations);
            document["files"] = JsonText.Texts([Path.GetFullPath(csv), Path.GetFullPath(png)]);
            session.Answer(document);
        }
        else
        {
            TheorySheet.Print(session, theory, deviations, string.Join(", ", files));
            session.Say($"wrote {csv} and {png}");
        }

        return ExitCode.Success;
    }
}
