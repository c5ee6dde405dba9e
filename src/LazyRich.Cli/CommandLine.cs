using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using LazyRich.Cli.Help;
using LazyRich.Cli.Options;
using LazyRich.Cli.Terminals;
using LazyRich.Cli.Verbs;

namespace LazyRich.Cli;

/// <summary>The command <c>lazyrich</c>: parses, explains what it does not understand, and hands over to a verb.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Terminal terminal)
    {
        ParseResult parse = Parse(arguments, terminal);
        if (parse.Action is ParseErrorAction)
            return UsageErrors.Report(parse, (RootCommand)parse.RootCommandResult.Command, terminal);

        // Interrupts are ours: the library's own handler would end the process before the store is left resumable.
        var invocation = new InvocationConfiguration
        {
            Output = terminal.Out,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        try
        {
            return await parse.InvokeAsync(invocation, CancellationToken.None);
        }
        catch (IOException error)
        {
            // Help and version, which are no verbs: a verb guards itself.
            terminal.Error.WriteLine($"lazyrich: {NoRoom.Describe(error)}");
            return ExitCode.Store;
        }
    }

    /// <summary>A command line as it is understood; nothing is done yet.</summary>
    public static ParseResult Parse(IReadOnlyList<string> arguments, Terminal terminal)
    {
        // A file of arguments is not part of the contract, and an @ may begin a name; -o- is not three options.
        var parsing = new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false };
        return Build(terminal).Parse(arguments, parsing);
    }

    private static RootCommand Build(Terminal terminal)
    {
        var globals = new GlobalOptions();
        var root = new RootCommand(
            "Runs parameter studies of learning dynamics in linear networks, and keeps every trajectory in a store that can be asked.");
        globals.AddTo(root);
        foreach (Verb verb in AllVerbs.Make())
            root.Subcommands.Add(verb.Bind(globals, terminal));
        root.Options.OfType<HelpOption>().Single().Action = new HelpWithExamples();
        root.Options.OfType<VersionOption>().Single().Action = new PrintVersion();
        root.SetAction(parse => new HelpWithExamples().Invoke(parse));
        return root;
    }
}
