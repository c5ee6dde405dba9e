using System.CommandLine;
using System.Text.Json.Nodes;
using LazyRich.Cli.Options;
using LazyRich.Cli.Rendering;
using LazyRich.Cli.Terminals;
using LazyRich.Reporting.Client;
using LazyRich.Reporting.Json;
using LazyRich.Store;
using LazyRich.Store.Locking;
using LazyRich.Store.Reading;
using Spectre.Console;

namespace LazyRich.Cli;

/// <summary>One call of a verb: the store it is about, and how it speaks. Answers go to standard output, everything else to standard error.</summary>
internal sealed class Session : IDisposable
{
    /// <summary>For a reader of standard error who takes nothing: then answers, and the end, come without him.</summary>
    private static readonly TimeSpan readerPatience = TimeSpan.FromSeconds(2);

    private readonly Lazy<IAnsiConsole> tables;
    private readonly Lazy<StorePlace> place;
    private readonly MessageQueue messages;
    private readonly Lazy<ResultsStoreOptions> storeOptions;
    private readonly List<HeadClient> holders = [];
    private HeadClient? remote;

    public Session(Terminal terminal, ParseResult parse, GlobalOptions globals)
    {
        Terminal = terminal;
        Json = parse.GetValue(globals.Json);
        Verbose = parse.GetValue(globals.Verbose);
        place = new(() => StorePlace.Of(parse, globals, terminal.Variable));
        storeOptions = new(() => ExclusiveVariable.ApplyTo(terminal.StoreOptions, terminal.Variable));
        tables = new(() => Consoles.Unfolded(terminal.Out, terminal.OutIsTerminal, terminal));
        messages = new(terminal.Error, readerPatience);
    }

    public Terminal Terminal { get; }

    public bool Json { get; }

    public bool Verbose { get; }

    /// <summary>As the user names it: a file or a URL.</summary>
    public string StoreName => place.Value.Name;

    /// <summary>The store's file.</summary>
    /// <exception cref="UserException">The user names a head, and the verb works on a file.</exception>
    public string StorePath => place.Value.Path ?? throw new UserException(
        ExitCode.Usage, $"this works on a store here, not at a head ({StoreName})", "--store FILE  names it");

    /// <summary>How it is opened here.</summary>
    /// <exception cref="UserException">The environment says neither yes nor no.</exception>
    public ResultsStoreOptions StoreOptions => storeOptions.Value;

    public bool HasHead => place.Value.Head is not null;

    /// <summary>
    /// The process that is asked instead of a file: the head that the user names or, once <see cref="OpenReader"/> found that only its owner can read
    /// the file, that one. Null: the file itself is read.
    /// </summary>
    public HeadClient? Remote => remote ??= place.Value.Head is { } head ? new(head.Url, head.Token) : null;

    /// <inheritdoc cref="HeadAddress.MakeToken"/>
    public void MakeToken() => place.Value.Head?.MakeToken();

    /// <summary>Whether there is a process that works on the store's runs.</summary>
    public bool IsLive => HasHead || StoreHolder.Find(StorePath) is not null;

    public bool StoreExists => HasHead || File.Exists(StorePath);

    /// <summary>Tables for people, on standard output.</summary>
    public IAnsiConsole Tables
    {
        get
        {
            messages.Settle();
            return tables.Value;
        }
    }

    /// <summary>How messages are written. Default: as they are.</summary>
    public Func<string, string> Form { get; set; } = static line => line;

    /// <summary>A message to the user, on standard error. Returns at once, whether somebody reads it or not.</summary>
    public void Say(string line) => Write(Form(line));

    /// <inheritdoc cref="Say"/>
    /// <remarks>In its final form.</remarks>
    public void Write(string line) => messages.Add(line);

    /// <summary>Waits until everything that was said is written: before something else is shown there.</summary>
    public void Settle() => messages.Settle();

    /// <summary>A line of the answer, on standard output.</summary>
    public void Print(string line)
    {
        messages.Settle();
        Terminal.Out.WriteLine(line);
    }

    /// <summary>The JSON document on standard output.</summary>
    public void Answer(JsonNode document) => Print(JsonText.Indented(document));

    /// <summary>A command line to go on with, about the same store.</summary>
    public string Line(string verb) => $"lazyrich {verb}{place.Value.Option}";

    /// <summary>Whoever asks the store need not know where it is.</summary>
    /// <exception cref="UserException">There is no such store.</exception>
    public IStoreReader OpenReader()
    {
        if (HasHead)
            return new HeadReader(Remote!);
        RequireStore();
        var reader = new HolderReader(OpenFile);
        reader.Open();
        return reader;
    }

    /// <summary>On a network file system only the process that writes a store can read it.</summary>
    private IStoreReader OpenFile()
    {
        remote = null;
        try
        {
            return ResultsStore.OpenReader(StorePath, StoreOptions);
        }
        catch (StoreHeldException held) when (held.Api is { } api)
        {
            holders.Add(remote = new(api, held.Token));
            return new HeadReader(remote);
        }
    }

    /// <exception cref="UserException">There is no such store.</exception>
    public void RequireStore()
    {
        if (!StoreExists)
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

    public void Dispose()
    {
        messages.Dispose();
        remote?.Dispose();
        holders.ForEach(holder => holder.Dispose());
    }
}
