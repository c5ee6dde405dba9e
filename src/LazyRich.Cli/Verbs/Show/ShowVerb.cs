using System.CommandLine;
using LazyRich.Reporting.Json;
using LazyRich.Store.Reading;

namespace LazyRich.Cli.Verbs.Show;

/// <summary><c>show RUN</c>: everything about one run but its trajectory's numbers.</summary>
internal sealed class ShowVerb : Verb
{
    private const int Listed = 8;

    private readonly Argument<string> run = new("RUN") { Description = "A run's key, or as much of its beginning as tells it apart" };

    private readonly Option<bool> definition = new("--definition") { Description = "Only the canonical JSON, whose hash is the key" };

    public ShowVerb() : base(
        "show", "One run: parameters, summary with units, attempts, stored series",
        "lazyrich show 4f2a",
        "lazyrich show 4f2a --definition")
    {
        Arguments.Add(run);
        Options.Add(definition);
    }

    protected override Task<int> RunAsync(ParseResult parse, Session session, CancellationToken cancellation)
    {
        RunDetail found = Find(session, parse.GetRequiredValue(run));
        if (parse.GetValue(definition))
            session.Print(found.Definition);
        else if (session.Json)
            session.Answer(RunJson.Of(found));
        else
            RunSheet.Print(session, found);
        return Task.FromResult(ExitCode.Success);
    }

    private static RunDetail Find(Session session, string prefix)
    {
        if (prefix.Length == 0 || !prefix.All(char.IsAsciiHexDigit))
        {
            throw new UserException(
                ExitCode.Usage, $"'{prefix}' is no run key: keys are hex digits", $"{session.Line("query STUDY --columns run")}  prints them");
        }

        IReadOnlyList<RunDetail> found = session.OpenReader().Find(prefix, Listed + 1);
        if (found.Count == 1)
            return found[0];
        if (found.Count == 0)
            throw new UserException(ExitCode.Usage, $"no run in {session.StoreName} has a key that begins with '{prefix}'");
        string keys = string.Join(", ", found.Take(Listed).Select(one => one.Key.ToString()[..Math.Max(12, prefix.Length + 2)]));
        (string count, string more) = found.Count > Listed ? ("many", ", …") : ($"{found.Count}", "");
        throw new UserException(ExitCode.Usage, $"'{prefix}' begins the keys of {count} runs: {keys}{more}; give more of it");
    }
}
