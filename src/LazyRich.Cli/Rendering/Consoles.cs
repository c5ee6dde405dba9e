using LazyRich.Cli.Terminals;
using Spectre.Console;

namespace LazyRich.Cli.Rendering;

/// <summary>Spectre consoles over our own writers: colours only on a terminal and never under NO_COLOR.</summary>
internal static class Consoles
{
    /// <summary>For answers: lines are as long as they are, the terminal folds them if it must.</summary>
    public static IAnsiConsole Unfolded(TextWriter writer, bool isTerminal, Terminal terminal)
    {
        IAnsiConsole console = Of(writer, isTerminal, terminal);
        console.Profile.Width = 1 << 16;
        return console;
    }

    public static IAnsiConsole Of(TextWriter writer, bool isTerminal, Terminal terminal) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(writer),
        Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
        ColorSystem = isTerminal && !terminal.NoColor ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
    });
}
