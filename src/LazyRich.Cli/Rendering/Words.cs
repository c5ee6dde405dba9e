using System.Globalization;
using LazyRich.Studies.Faults;

namespace LazyRich.Cli.Rendering;

/// <summary>Turns of phrase that messages share.</summary>
internal static class Words
{
    /// <summary>"1 fault", "3 faults", "12,600 runs".</summary>
    public static string Count(long count, string noun) => $"{count.ToString("N0", CultureInfo.InvariantCulture)} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>"did you mean 'lambda'?", or what there is to choose from.</summary>
    public static string Instead(string text, IReadOnlyCollection<string> known) =>
        Nearest.Of(text, known) is { } near ? $"did you mean '{near}'?" : known.Count > 0 ? $"there are {string.Join(", ", known)}" : "there are none";
}
