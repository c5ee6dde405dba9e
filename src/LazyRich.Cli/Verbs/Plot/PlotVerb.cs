using System.CommandLine;
using System.Text.Json.Nodes;
using LazyRich.Cli.Options;
using LazyRich.Cli.Rendering;
using LazyRich.Cli.Running;
using LazyRich.Dynamics.Regimes;
using LazyRich.Reporting.Figures;
using LazyRich.Reporting.Figures.Reading;
using LazyRich.Reporting.Findings;
using LazyRich.Reporting.Json;
using LazyRich.Store.Reading;

namespace LazyRich.Cli.Verbs.Plot;

/// <summary><c>plot STUDY</c>: draws figures of a stored study, and says what its runs support.</summary>
internal sealed class PlotVerb : Verb
{
    private readonly Argument<string> study = new("STUDY") { Description = "A study of the store" };

    private readonly Option<string?> figure = new("--figure", "-f")
    {
        Description = $"A built-in figure ({string.Join(", ", BuiltInFigures.Names)}) or a figure file (default: the study's own, else phase-diagram)",
        HelpName = "NAME|FILE",
    };

    private readonly Option<string?> finding = new("--finding")
    {
        Description = "A finding's file: what to draw, and a sentence with the numbers of these runs (default: the built-in study's own)",
        HelpName = "FILE",
    };

    private readonly Option<string> where = new("--where", "-w")
    {
        Description = "Only runs that meet a condition, as in query",
        HelpName = "CONDITION",
        DefaultValueFactory = _ => "",
    };

    private readonly Option<string?> output = new("--output", "-o")
    {
        Description = "The PNG to write; - is standard output (default: STUDY-FIGURE.png)",
        HelpName = "FILE",
    };

    private readonly Option<RegimeThresholds?> thresholds = ThresholdsOption.Create();

    public PlotVerb() : base(
        "plot", "Draws a stored study's figures as PNG, and says what its runs support",
        "lazyrich plot lazy-to-rich  # its own figures, and the sentence with today's numbers",
        "lazyrich plot lazy-to-rich --figure learning-curves --where \"lambda between -3 and 3\" -o curves.png",
        "lazyrich plot lazy-to-rich --figure my-figure.yaml -o mine.png")
    {
        Arguments.Add(study);
        foreach (Option option in (Option[])[figure, finding, where, thresholds, output])
            Options.Add(option);
    }

    protected override async Task<int> RunAsync(ParseResult parse, Session session, CancellationToken cancellation)
    {
        IStoreReader reader = session.OpenReader();
        string study = session.RequireStudy(reader, parse.GetRequiredValue(this.study)).Study, condition = parse.GetRequiredValue(where);
        Finding? asked = parse.GetValue(finding) is { } file ? FindingFile.Read(file) : BuiltInFindings.Find(study);
        string[] names = parse.GetValue(figure) is { } name ? [name] : asked is { Figures.Count: > 0 } ? [.. asked.Figures] : ["phase-diagram"];
        (Figure Figure, string? Text)[] figures = Array.ConvertAll(names, Find);
        if (parse.GetValue(output) is { } given)
            figures = figures[..1];
        else
            given = null;

        var written = new JsonArray();
        foreach ((Figure drawn, string? text) in figures)
        {
            byte[] png = await Paint.PngAsync(session, reader, drawn, text, study, condition, parse.GetValue(thresholds), cancellation);
            if (given == "-")
            {
                await using Stream stream = session.Terminal.OpenOut();
                await stream.WriteAsync(png, cancellation);
                return ExitCode.Success;
            }

            string path = given ?? Pictures.NameOf(study, drawn);
            await NewFile.WriteAsync(path, stream => stream.WriteAsync(png, cancellation).AsTask(), cancellation);
            written.Add(new JsonObject { ["figure"] = drawn.Name, ["file"] = Path.GetFullPath(path), ["bytes"] = png.Length });
            session.Say($"wrote {path}");
        }

        Answer? answer = asked is null ? null : FindingAnswer.Of(asked, reader, study, condition);
        if (session.Json)
            session.Answer(new JsonObject { ["study"] = study, ["figures"] = written, ["finding"] = answer is null ? null : FindingJson.Of(answer) });
        else if (answer is not null)
            FoundOut.Print(session, answer);
        return ExitCode.Success;
    }

    /// <returns>The figure, and its file's text if it is not built in.</returns>
    private static (Figure Figure, string? Text) Find(string nameOrFile)
    {
        if (BuiltInFigures.Find(nameOrFile) is { } builtIn)
            return (builtIn, null);
        if (!File.Exists(nameOrFile))
            throw new UserException(ExitCode.Usage, $"no figure and no file '{nameOrFile}'; {Words.Instead(nameOrFile, BuiltInFigures.Names)}");

        string text = File.ReadAllText(nameOrFile);
        FigureReading reading = FigureReader.Read(text, nameOrFile);
        string summary = $"{Words.Count(reading.Faults.Count, "fault")} in {nameOrFile}";
        return (reading.Figure ?? throw new UserException(ExitCode.Usage, summary) { Faults = reading.Faults }, text);
    }
}
