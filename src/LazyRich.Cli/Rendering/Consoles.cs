using LazyRich.Cli.Terminals;
using Spectre.Console;

namespace LazyRich.Cli.Rendering;

/// <summary>Spectre consoles over our own writers: colours only on a terminal and never under NO_COLOR.</summary>
internal static class Consoles
{
    public static IAnsiConsole Of(TextWriter writer, bool isTerminal, Terminal terminal)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal && !terminal.NoColor ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
        console.Profile.Width = isTerminal ? terminal.Width : Terminal.FileWidth;
        return console;
    }
}
