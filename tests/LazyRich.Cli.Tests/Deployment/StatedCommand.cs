using System.CommandLine;
using LazyRich.Cli.Terminals;

namespace LazyRich.Cli.Tests.Deployment;

/// <summary>A command line that a file of deploy/ states, as the program understands it.</summary>
internal sealed class StatedCommand
{
    private readonly ParseResult parse;

    /// <param name="arguments">Behind <c>lazyrich</c>. Fails the test when the program does not take them.</param>
    public StatedCommand(params IReadOnlyList<string> arguments)
    {
        using var interrupts = new Interrupts(_ => { });
        parse = CommandLine.Parse(arguments, new Terminal(TextWriter.Null, TextWriter.Null, interrupts));
        Assert.True(parse.Errors.Count == 0, $"lazyrich {string.Join(' ', arguments)}: {string.Join(' ', parse.Errors.Select(error => error.Message))}");
    }

    public string Verb => parse.CommandResult.Command.Name;

    /// <summary>Whether the verb has such an option.</summary>
    public bool Takes(string option) => parse.CommandResult.Command.Options.Any(known => known.Name == option);

    /// <summary>As given, or the default.</summary>
    public T? Value<T>(string option) => parse.GetValue<T>(option);
}
