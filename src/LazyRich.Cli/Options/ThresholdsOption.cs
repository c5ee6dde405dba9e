using System.CommandLine;
using System.CommandLine.Parsing;
using LazyRich.Dynamics.Regimes;

namespace LazyRich.Cli.Options;

/// <summary><c>--thresholds</c>: the regime is a view over stored numbers, and where it divides them is the reader's choice.</summary>
internal static class ThresholdsOption
{
    public static Option<RegimeThresholds?> Create() => new("--thresholds")
    {
        Description = $"Where the regimes end (default: {RegimeThresholds.Default})",
        HelpName = "NAME=VALUE,…",
        CustomParser = Parse,
    };

    private static RegimeThresholds? Parse(ArgumentResult result)
    {
        try
        {
            return RegimeThresholds.Parse(result.Tokens[0].Value);
        }
        catch (FormatException wrong)
        {
            result.AddError($"--thresholds: {wrong.Message}");
            return null;
        }
    }
}
