using System.CommandLine.Parsing;

namespace LazyRich.Cli.Options;

/// <summary>What is asked of options that are counts.</summary>
internal static class Counts
{
    public static void NotNegative(OptionResult result) => AtLeast(result, 0);

    public static void Positive(OptionResult result) => AtLeast(result, 1);

    private static void AtLeast(OptionResult result, int least)
    {
        // A value that is no number at all has its error already.
        if (result.Tokens is [{ Value: var text }] && int.TryParse(text, out int value) && value < least)
            result.AddError($"{result.Option.Name} is a whole number from {least}, not {text}");
    }
}
