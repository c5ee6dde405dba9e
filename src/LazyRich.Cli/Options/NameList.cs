using System.CommandLine;

namespace LazyRich.Cli.Options;

/// <summary>Options that take names, comma-separated: <c>--columns run,lambda</c>.</summary>
internal static class NameList
{
    public static Option<string[]> Option(string name, string description, params string[] aliases) => new(name, aliases)
    {
        Description = description,
        HelpName = "NAMES",
        CustomParser = result => [.. result.Tokens.SelectMany(token => Split(token.Value))],
    };

    private static string[] Split(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
