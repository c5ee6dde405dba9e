using System.CommandLine;
using System.Text.RegularExpressions;
using LazyRich.Cli.Tests.Deployment;
using LazyRich.Cli.Tests.Given;
using LazyRich.Cli.Verbs;

namespace LazyRich.Cli.Tests;

/// <summary>What --help shows is what users paste: every example is taken by the parser, and its condition by the query language.</summary>
[Collection(nameof(StoredTiny))]
public sealed partial class ExamplesTests(StoredTiny stored)
{
    public static TheoryData<string> Verbs => [.. AllVerbs.Make().SelectMany(Paths).Prepend("")];

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Help_EveryExample_IsTaken(string verb)
    {
        Answer help = await stored.Workplace.RunAsync([.. verb.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
        string[] examples = [.. Example().Matches(help.Output).Select(example => example.Groups["arguments"].Value)];

        Assert.NotEmpty(examples);
        foreach (string example in examples)
        {
            var command = new StatedCommand([.. Word().Matches(example).Select(word => word.Groups["word"].Value).TakeWhile(word => word != ">")]);
            if (!command.Takes("--where"))
                continue;
            Answer answer = await stored.Workplace.RunAsync("query", "tiny", "--where", command.Value<string?>("--where") ?? "", "--json");
            Assert.True(answer.Code == 0, $"lazyrich {example}: {answer.Errors}");
        }
    }

    /// <summary>A verb's name with those above it, and its own verbs'.</summary>
    private static IEnumerable<string> Paths(Command verb) =>
        verb.Subcommands.SelectMany(Paths).Select(path => $"{verb.Name} {path}").Prepend(verb.Name);

    [GeneratedRegex(@"^  lazyrich (?<arguments>[^#|&\r\n]+)", RegexOptions.Multiline)]
    private static partial Regex Example();

    [GeneratedRegex("""
        "(?<word>[^"]*)"|'(?<word>[^']*)'|(?<word>\S+)
        """)]
    private static partial Regex Word();
}
