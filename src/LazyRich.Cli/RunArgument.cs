using System.CommandLine;
using LazyRich.Store.Reading;

namespace LazyRich.Cli;

/// <summary>RUN: a key, or as much of its beginning as tells it apart.</summary>
internal static class RunArgument
{
    private const int Listed = 8;

    public static Argument<string> Make() => new("RUN") { Description = "A run's key, or as much of its beginning as tells it apart" };

    public static bool IsKey(string text) => text.Length > 0 && text.All(char.IsAsciiHexDigit);

    /// <exception cref="UserException">No run's key begins so, or several do.</exception>
    public static RunDetail Find(Session session, IStoreReader reader, string prefix)
    {
        if (!IsKey(prefix))
        {
            throw new UserException(
                ExitCode.Usage, $"'{prefix}' is no run key: keys are hex digits", $"{session.Line("query STUDY --columns run")}  prints them");
        }

        IReadOnlyList<RunDetail> found = reader.Find(prefix, Listed + 1);
        if (found.Count == 1)
            return found[0];
        if (found.Count == 0)
            throw new UserException(ExitCode.Usage, $"no run in {session.StoreName} has a key that begins with '{prefix}'");
        string keys = string.Join(", ", found.Take(Listed).Select(one => one.Key.ToString()[..Math.Max(12, prefix.Length + 2)]));
        (string count, string more) = found.Count > Listed ? ("many", ", …") : ($"{found.Count}", "");
        throw new UserException(ExitCode.Usage, $"'{prefix}' begins the keys of {count} runs: {keys}{more}; give more of it");
    }
}
