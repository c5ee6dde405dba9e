using System.CommandLine;
using LazyRich.Cli.Options;
using LazyRich.Cli.Terminals;

namespace LazyRich.Cli;

/// <summary>A verb of the command: its options, its examples, and what it does.</summary>
internal abstract class Verb : Command
{
    /// <param name="examples">Command lines as a user would type them, each with what it does behind two spaces and a #.</param>
    protected Verb(string name, string description, params string[] examples) : base(name, description) => Examples = examples;

    public IReadOnlyList<string> Examples { get; }

    public Verb Bind(GlobalOptions globals, Terminal terminal)
    {
        SetAction(async (parse, _) =>
        {
            using var session = new Session(terminal, parse, globals);
            return await Guard.RunAsync(session, () => RunAsync(parse, session, terminal.Interrupts.Token));
        });
        foreach (Verb verb in Subcommands.OfType<Verb>())
            verb.Bind(globals, terminal);
        return this;
    }

    /// <returns>The exit code.</returns>
    protected abstract Task<int> RunAsync(ParseResult parse, Session session, CancellationToken cancellation);
}
