using System.CommandLine;
using System.Text.Json.Nodes;
using LazyRich.Dynamics;
using LazyRich.Reporting.Figures.Theory;
using LazyRich.Reporting.Json;

namespace LazyRich.Cli.Verbs.Solve;

/// <summary><c>solve W1 W2</c>: what theory says of a user's own weights, with the user's own curve laid over it. Touches no store.</summary>
internal sealed class SolveVerb : Verb
{
    private readonly Argument<string> w1 = new("W1") { Description = "W1, Nh×Ni: NPY, CSV, TSV or text" };

    private readonly Argument<string> w2 = new("W2") { Description = "W2, No×Nh" };

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
        "lazyrich solve W1.npy W2.npy --task S.npy --times 0.01:100:300 --json")
    {
        Arguments.Add(w1);
        Arguments.Add(w2);
        foreach (Option option in (Option[])[sigma, x, y, data, times, output])
            Options.Add(option);
    }

    protected override async Task<int> RunAsync(ParseResult parse, Session session, CancellationToken cancellation)
    {
        (string first, string second) = (parse.GetRequiredValue(w1), parse.GetRequiredValue(w2));
        Network network = GivenWeights.Network(first, second);
        LearningTask task = GivenWeights.Task(parse.GetValue(sigma), parse.GetValue(x), parse.GetValue(y), network.Architecture);
        MeasuredCurve? measured = parse.GetValue(data) is string file ? MeasuredCurve.Read(file) : null;
        double[]? asked = parse.GetValue(times) is string text ? TimesText.Read(text) : null;
        string csv = Path.ChangeExtension(parse.GetRequiredValue(output), ".csv"), png = Path.ChangeExtension(csv, ".png");

        Theory theory = Theory.Of(network, task, asked, measured?.Times, cancellation);
        IReadOnlyList<Deviation> deviations = measured is null ? [] : Deviation.Of(measured, theory, cancellation);
        await NewFile.WriteAsync(csv, stream => TheoryTable.WriteAsync(theory, stream), cancellation);
        byte[] picture = TheoryPainter.Paint(TheoryPanels.Of(theory, measured, $"{Path.GetFileName(first)}, {Path.GetFileName(second)}"));
        await NewFile.WriteAsync(png, stream => stream.WriteAsync(picture, cancellation).AsTask(), cancellation);

        if (session.Json)
        {
            JsonObject document = TheorySheet.Document(theory, deviations);
            document["files"] = JsonText.Texts([Path.GetFullPath(csv), Path.GetFullPath(png)]);
            session.Answer(document);
        }
        else
        {
            TheorySheet.Print(session, theory, deviations, $"{first}, {second}");
            session.Say($"wrote {csv} and {png}");
        }

        return ExitCode.Success;
    }
}
