using System.CommandLine;
using System.Text.Json.Nodes;
using LazyRich.Cli.Options;
using LazyRich.Cli.Rendering;
using LazyRich.Cli.Terminals;
using LazyRich.Reporting.Json;
using LazyRich.Store;
using LazyRich.Store.Reading;
using Spectre.Console;

namespace LazyRich.Cli;

/// <summary>One call of a verb: the store it is about, and how it speaks. Answers go to standard output, everything else to standard error.</summary>
internal sealed class Session
{
    private readonly Lazy<IAnsiConsole> tables;

    public Session(Terminal terminal, ParseResult parse, GlobalOptions globals)
    {
        Terminal = terminal;
        Json = parse.GetValue(globals.Json);
        Verbose = parse.GetValue(globals.Verbose);
        StoreOption = parse.GetValue(globals.Store);
        string? variable = terminal.Variable(GlobalOptions.StoreVariable);
        StoreName = StoreOption ?? (string.IsNullOrEmpty(variable) ? GlobalOptions.DefaultStore : variable);
        StorePath = Path.GetFullPath(StoreName);
        tables = new(() => Consoles.Unfolded(terminal.Out, terminal.OutIsTerminal, terminal));
    }

    public Terminal Terminal { get; }

    public bool Json { get; }

    public bool Verbose { get; }

    /// <summary>As the user names it.</summary>
    public string StoreName { get; }

    public string StorePath { get; }

    /// <summary>Tables for people, on standard output.</summary>
    public IAnsiConsole Tables => tables.Value;

    private string? StoreOption { get; }

    /// <summary>A message to the user, on standard error.</summary>
    public void Say(string line) => Terminal.Error.WriteLine(line);

    /// <summary>A line of the answer, on standard output.</summary>
    public void Print(string line) => Terminal.Out.WriteLine(line);

    /// <summary>The JSON document on standard output.</summary>
    public void Answer(JsonNode document) => Print(JsonText.Indented(document));

    /// <summary>A command line to go on with, about the same store.</summary>
    public string Line(string verb) => $"lazyrich {verb}{(StoreOption is null ? "" : $" --store {Quote(StoreOption)}")}";

    /// <exception cref="UserException">There is no such store.</exception>
    public IStoreReader OpenReader()
    {
        RequireStore();
        return ResultsStore.OpenReader(StorePath);
    }

    /// <exception cref="UserException">There is no such store.</exception>
    public void RequireStore()
    {
        if (!File.Exists(StorePath))
        {
            string hint = $"{Line("run lazy-to-rich")}  makes it and runs a first study";
            throw new UserException(ExitCode.Store, $"there is no store '{StoreName}' yet", hint);
        }
    }

    /// <exception cref="UserException">The store has no study of that name; the message says which it has.</exception>
    public StudyStatus RequireStudy(IStoreReader reader, string name)
    {
        if (reader.Study(name) is { } status)
            return status;
        string[] names = [.. reader.Studies().Select(study => study.Study)];
        string message = $"no study '{name}' in {StoreName}; {Words.Instead(name, names)}";
        throw new UserException(ExitCode.Usage, message, $"{Line("studies")}  lists those that can be run");
    }

    private static string Quote(string text) => text.Any(char.IsWhiteSpace) ? $"\"{text}\"" : text;
}
