using System.CommandLine;
using System.Text.Json.Nodes;
using LazyRich.Cli.Rendering;
using LazyRich.Cli.Running;
using LazyRich.Reporting.Figures;
using LazyRich.Reporting.Figures.Reading;
using LazyRich.Store.Reading;

namespace LazyRich.Cli.Verbs.Plot;

/// <summary><c>plot STUDY</c>: draws a figure of a stored study.</summary>
internal sealed class PlotVerb : Verb
{
    private readonly Argument<string> study = new("STUDY") { Description = "A study of the store" };

    private readonly Option<string> figure = new("--figure", "-f")
    {
        Description = $"A built-in figure ({string.Join(", ", BuiltInFigures.Names)}) or a figure file",
        HelpName = "NAME|FILE",
        DefaultValueFactory = _ => "phase-diagram",
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

    public PlotVerb() : base(
        "plot", "Draws a figure of a stored study as a PNG",
        "lazyrich plot lazy-to-rich -o phases.png",
        "lazyrich plot lazy-to-rich --figure learning-curves --where \"abs(lambda) < 3\" -o curves.png",
        "lazyrich plot lazy-to-rich --figure my-figure.yaml -o mine.png")
    {
        Arguments.Add(study);
        foreach (Option option in (Option[])[figure, where, output])
            Options.Add(option);
    }

    protected override async Task<int> RunAsync(ParseResult parse, Session session, CancellationToken cancellation)
    {
        (Figure drawn, string? text) = Find(parse.GetRequiredValue(figure));
        IStoreReader reader = session.OpenReader();
        StudyStatus status = session.RequireStudy(reader, parse.GetRequiredValue(study));
        byte[] png = await Paint.PngAsync(session, reader, drawn, text, status.Study, parse.GetRequiredValue(where), cancellation);
        string file = parse.GetValue(output) ?? $"{status.Study}-{drawn.Name}.png";
        if (file == "-")
        {
            await using Stream stream = session.Terminal.OpenOut();
            await stream.WriteAsync(png, cancellation);
            return ExitCode.Success;
        }

        await NewFile.WriteAsync(file, stream => stream.WriteAsync(png, cancellation).AsTask(), cancellation);
        if (session.Json)
            session.Answer(new JsonObject
            {
                ["study"] = status.Study,
                ["figure"] = drawn.Name,
                ["file"] = Path.GetFullPath(file),
                ["bytes"] = png.Length,
            });
        else
            session.Say($"wrote {file}");
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
