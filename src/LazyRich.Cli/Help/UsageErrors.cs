using System.CommandLine;
using System.CommandLine.Parsing;
using LazyRich.Cli.Terminals;
using LazyRich.Studies.Faults;

namespace LazyRich.Cli.Help;

/// <summary>A command line that is not understood: what is wrong, the nearest right thing, and where the help is. Exit code 2.</summary>
internal static class UsageErrors
{
    public static int Report(ParseResult parse, RootCommand root, Terminal terminal)
    {
        Command command = parse.CommandResult.Command;
        string? unknown = parse.UnmatchedTokens.Count > 0 ? parse.UnmatchedTokens[0] : null;
        if (unknown is not null)
            terminal.Error.WriteLine(Describe(unknown, command, root));
        else
        {
            foreach (ParseError error in parse.Errors)
                terminal.Error.WriteLine($"lazyrich: {error.Message}");
        }

        terminal.Error.WriteLine($"  {(command is RootCommand ? "lazyrich" : $"lazyrich {PathOf(command)}")} --help  says what it takes");
        return ExitCode.Usage;
    }

    private static string Describe(string token, Command command, RootCommand root)
    {
        bool option = token.StartsWith('-');
        bool verb = !option && command.Subcommands.Count > 0;
        IEnumerable<string> known = option
            ? command.Options.Concat(root.Options.Where(global => global.Recursive)).SelectMany(o => o.Aliases.Prepend(o.Name))
            : command.Subcommands.Select(sub => sub.Name);
        string noun = option ? "option" : verb ? "command" : "argument";
        string rest = Nearest.Of(token, known) is { } near ? $"; did you mean '{near}'?"
            : verb ? $"; there are {string.Join(", ", known)}" : "";
        return $"lazyrich: unknown {noun} '{token}'{rest}";
    }

    private static string PathOf(Command command) => command.Parents.OfType<Command>().FirstOrDefault() is { } parent and not RootCommand
        ? $"{PathOf(parent)} {command.Name}" : command.Name;
}
