using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace LazyRich.Cli.Help;

/// <summary>The library's help, then examples: most people read those first.</summary>
internal sealed class HelpWithExamples : SynchronousCommandLineAction
{
    private const int Width = 110;

    private static readonly string[] ofRoot =
    [
        "lazyrich run lazy-to-rich  # a first study, built in: plan, solve, store, table, pictures",
        "lazyrich studies show lazy-to-rich > my.yaml  # its file, to change",
        "lazyrich plan my.yaml  # what it would run; runs nothing",
        "lazyrich query lazy-to-rich --where \"lambda < 0 and time_to_1pct > 10\" --sort -time_to_1pct --limit 5",
    ];

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        new HelpAction { MaxWidth = Width }.Invoke(parseResult);
        IReadOnlyList<string> examples = parseResult.CommandResult.Command is Verb verb ? verb.Examples : ofRoot;
        TextWriter output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (string example in examples)
            output.WriteLine($"  {example}");
        output.WriteLine();
        return ExitCode.Success;
    }
}
