using System.CommandLine;
using System.Text.Json.Nodes;
using LazyRich.Reporting.Client;
using LazyRich.Store.Export;
using LazyRich.Store.Reading;

namespace LazyRich.Cli.Verbs.Export;

/// <summary><c>export STUDY</c>: a stored study as a file for other programs.</summary>
internal sealed class ExportVerb : Verb
{
    private readonly Argument<string> study = new("STUDY") { Description = "A study of the store" };

    private readonly Option<string> table = new("--table", "-t")
    {
        Description = "runs: a row per run; trajectories: a row per run and recorded time",
        HelpName = string.Join('|', Exporter.Tables),
        DefaultValueFactory = _ => "runs",
    };

    private readonly Option<string?> format = new("--format")
    {
        Description = "csv, json (an object a line) or npz (NumPy arrays; matrices too); default: what the file's name ends in; else csv, or json with --json",
        HelpName = string.Join('|', Exporter.Formats),
    };

    private readonly Option<string?> output = new("--output", "-o")
    {
        Description = "The file to write; absent or -: standard output",
        HelpName = "FILE",
    };

    public ExportVerb() : base(
        "export", "Writes a stored study as a file for other programs",
        "lazyrich export lazy-to-rich --table runs --format csv -o runs.csv",
        "lazyrich export lazy-to-rich --table trajectories -o curves.npz  # numpy.load reads it",
        "lazyrich export lazy-to-rich --table runs --format json | jq .time_to_1pct")
    {
        table.AcceptOnlyFromAmong([.. Exporter.Tables]);
        format.AcceptOnlyFromAmong([.. Exporter.Formats]);
        Arguments.Add(study);
        foreach (Option option in (Option[])[table, format, output])
            Options.Add(option);
    }

    protected override async Task<int> RunAsync(ParseResult parse, Session session, CancellationToken cancellation)
    {
        string? file = parse.GetValue(output) is { } given and not "-" ? given : null;
        ExportRequest request = RequestOf(parse, file, session.Json);
        IStoreReader reader = session.OpenReader();
        session.RequireStudy(reader, request.Study);
        if (file is null)
            await ToStandardOutputAsync(session, reader, request, cancellation);
        else
            await ToFileAsync(session, reader, request, file, cancellation);
        return ExitCode.Success;
    }

    /// <param name="json">Asked for on every verb: to standard output it means JSON lines.</param>
    private ExportRequest RequestOf(ParseResult parse, string? file, bool json)
    {
        string ending = file is null ? "" : Path.GetExtension(file).TrimStart('.').ToLowerInvariant();
        string otherwise = ending == "ndjson" || (json && file is null) ? "json" : "csv";
        string wanted = parse.GetValue(format) ?? (Exporter.Formats.Contains(ending) ? ending : otherwise);
        return Exporter.TryParseTable(parse.GetRequiredValue(table), out ExportTable rows) && Exporter.TryParseFormat(wanted, out ExportFormat form)
            ? new(parse.GetRequiredValue(study), rows, form)
            : throw new InvalidOperationException($"'{wanted}' passed the parser and is no format.");
    }

    /// <summary>A reader that has had enough (head, less) is no error: .NET drops what is written to a pipe that nobody reads.</summary>
    private static async Task ToStandardOutputAsync(Session session, IStoreReader reader, ExportRequest request, CancellationToken cancellation)
    {
        if (request.Format == ExportFormat.Npz && session.Terminal.OutIsTerminal)
            throw new UserException(ExitCode.Usage, "an npz archive is no text for a terminal", "-o FILE.npz  writes it to a file");
        await using Stream stream = session.Terminal.OpenOut();
        await WriteAsync(session, reader, request, stream, cancellation);
    }

    private static async Task ToFileAsync(Session session, IStoreReader reader, ExportRequest request, string file, CancellationToken cancellation)
    {
        await NewFile.WriteAsync(file, stream => WriteAsync(session, reader, request, stream, cancellation), cancellation);
        long bytes = new FileInfo(file).Length;
        if (session.Json)
            session.Answer(new JsonObject { ["study"] = request.Study, ["file"] = Path.GetFullPath(file), ["bytes"] = bytes });
        else
            session.Say($"wrote {file}, {Rendering.Size.Of(bytes)}");
    }

    /// <summary>Behind a head, the head writes and this process keeps the file.</summary>
    private static Task WriteAsync(Session session, IStoreReader reader, ExportRequest request, Stream stream, CancellationToken cancellation)
    {
        if (session.Remote is not { } head)
            return Task.Run(() => Exporter.Write(reader, request, stream, cancellation), cancellation);
        string names = $"table={request.Table}&format={request.Format}".ToLowerInvariant();
        return head.CopyAsync($"api/studies/{HeadClient.Segment(request.Study)}/export?{names}", null, stream, cancellation);
    }
}
