using System.IO.Pipes;
using LazyRich.Store;
using Microsoft.Win32.SafeHandles;

namespace LazyRich.Cli.Terminals;

/// <summary>What the command sees of the outside: its streams, its environment, its clock, its interrupts. Tests give their own.</summary>
internal sealed record Terminal(TextWriter Out, TextWriter Error, Interrupts Interrupts)
{
    /// <summary>Columns of what is no terminal: wide enough for every table here.</summary>
    public const int FileWidth = 160;

    private const int StandardError = 2;

    public TextReader In { get; init; } = TextReader.Null;

    public bool OutIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    public int Width { get; init; } = FileWidth;

    /// <summary>Standard output as bytes, for pictures and archives.</summary>
    public Func<Stream> OpenOut { get; init; } = () => Stream.Null;

    public Func<string, string?> Variable { get; init; } = _ => null;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How stores are opened here. Default: as their file system wants it.</summary>
    public ResultsStoreOptions StoreOptions { get; init; } = new();

    /// <summary>https://no-color.org: set and not empty.</summary>
    public bool NoColor => !string.IsNullOrEmpty(Variable("NO_COLOR")) || IsDumb;

    /// <summary>Knows no cursor.</summary>
    public bool IsDumb => Variable("TERM") == "dumb";

    public static Terminal OfProcess(Interrupts interrupts) => new(Console.Out, ErrorOfProcess(), interrupts)
    {
        In = Console.In,
        OutIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
        Width = WidthOfConsole(),
        OpenOut = Console.OpenStandardOutput,
        Variable = Environment.GetEnvironmentVariable,
    };

    /// <summary>
    /// A pipe past the console: what is written to Console.Error holds the lock of Console.Out meanwhile, and a pipe that nobody reads would hold up answers too.
    /// </summary>
    private static TextWriter ErrorOfProcess()
    {
        if (!Console.IsErrorRedirected || OperatingSystem.IsWindows())
            return Console.Error;
        try
        {
            var pipe = new AnonymousPipeClientStream(PipeDirection.Out, new SafePipeHandle(StandardError, ownsHandle: false));
            return TextWriter.Synchronized(new StreamWriter(pipe) { AutoFlush = true });
        }
        catch (IOException)
        {
            // It goes to a file, which takes everything.
            return Console.Error;
        }
    }

    private static int WidthOfConsole()
    {
        if (Console.IsOutputRedirected)
            return FileWidth;
        try
        {
            return Console.WindowWidth is > 20 and var width ? width : 80;
        }
        catch (IOException)
        {
            return 80;
        }
    }
}
