using System.Text.RegularExpressions;
using LazyRich.Cluster.Tests.Processes;

namespace LazyRich.Cluster.Tests;

/// <summary>
/// Every command of the README, in its order, in one empty directory: <c>sh</c> blocks are run line by line, a <c>yaml</c> or <c>csv</c> block whose first
/// line is a comment with a file's name is written to that file, and so is what a command puts out before <c>&gt;</c> and a name.
/// </summary>
public sealed partial class ReadmeTests(ITestOutputHelper output)
{
    private const string FromSource = "dotnet run -c Release --project src/LazyRich.Cli -- ";

    [Fact]
    public void Readme_EveryCommand_Succeeds()
    {
        using var workplace = new Workplace();
        using var services = new Services(workplace);
        int commands = 0;
        foreach (Match block in Block().Matches(File.ReadAllText(RepositoryFile.Path("README.md"))))
        {
            string text = block.Groups["text"].Value;
            if (block.Groups["language"].Value is "yaml" or "csv")
            {
                if (FileName().Match(text) is { Success: true } name)
                    workplace.Write(name.Groups["name"].Value, text);
                continue;
            }
            foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                commands += Execute(workplace, services, line) ? 1 : 0;
        }
        Assert.True(commands >= 10, $"Only {commands} commands were found.");
    }

    private bool Execute(Workplace workplace, Services services, string line)
    {
        string? arguments = line.StartsWith(FromSource, StringComparison.Ordinal) ? line[FromSource.Length..]
            : line.StartsWith("lazyrich ", StringComparison.Ordinal) ? line["lazyrich ".Length..] : null;
        if (arguments is null)
        {
            // What CI itself runs, and what only sets up a shell.
            Assert.True(Elsewhere().IsMatch(line), $"No test runs '{line}'.");
            return false;
        }
        output.WriteLine($"$ lazyrich {arguments}");
        if (arguments.EndsWith(" &", StringComparison.Ordinal))
        {
            services.Start(Words(arguments[..^2]));
            return true;
        }

        Match redirected = Redirected().Match(arguments.Split(" #")[0]);
        CommandResult result = LazyRichCommand.Run(workplace.Path, Words(redirected.Success ? redirected.Groups["command"].Value : arguments));
        if (redirected.Success)
            workplace.Write(redirected.Groups["file"].Value, result.Output);
        output.WriteLine(result.Output + result.Errors);
        Assert.True(result.ExitCode == 0, $"'{line}' ended with {result.ExitCode}: {result.Errors}");
        return true;
    }

    private static string[] Words(string line) =>
        [.. Word().Matches(line.Split(" #")[0]).Select(word => word.Groups["quoted"].Success ? word.Groups["quoted"].Value : word.Value)];

    [GeneratedRegex(@"^```(?<language>sh|yaml|csv)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^(?<command>.*) > (?<file>[\w-]+\.\w+)\s*$")]
    private static partial Regex Redirected();

    [GeneratedRegex(@"\A# (?<name>[\w-]+\.(ya?ml|csv))\n")]
    private static partial Regex FileName();

    [GeneratedRegex("""(?:"(?<quoted>[^"]*)"|'(?<quoted>[^']*)'|\S+)""")]
    private static partial Regex Word();

    [GeneratedRegex(@"^(dotnet test -c Release|docker compose |export |alias lazyrich=|git clone |cd |dotnet run -c Release --project tests/LazyRich\.Benchmarks)")]
    private static partial Regex Elsewhere();
}
