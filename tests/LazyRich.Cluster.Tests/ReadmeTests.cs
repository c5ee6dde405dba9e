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

    /// <summary>A shell does not wait for what stands before an <c>&amp;</c>: head, worker and run come up at once, and none of them finds a token.</summary>
    /// <param name="head">How the first line's head is started: as it stands there, or so slowly that everybody else is there long before it.</param>
    [Theory]
    [InlineData("lazyrich serve")]
    [InlineData("(sleep 5; exec lazyrich serve)")]
    public async Task Readme_ClusterBlockPastedAtOnceOnANewMachine_Succeeds(string head)
    {
        using var workplace = new Workplace();
        string[] blocks = [.. Block().Matches(await File.ReadAllTextAsync(RepositoryFile.Path("README.md"), TestContext.Current.CancellationToken)).Select(block => block.Groups["text"].Value)];
        string block = Assert.Single(blocks, text => text.Contains("lazyrich serve &\n", StringComparison.Ordinal));
        foreach (string text in blocks.Where(text => FileName().IsMatch(text)))
            workplace.Write(FileName().Match(text).Groups["name"].Value, text);

        CommandResult result = await PastedShell.RunAsync(workplace, block.Replace("lazyrich serve", head, StringComparison.Ordinal), TestContext.Current.CancellationToken);

        output.WriteLine(result.Output + result.Errors);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("runs succeeded", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("does not take this token", result.Errors, StringComparison.Ordinal);
        string token = Assert.Single(Directory.GetFiles(workplace.File("settings/lazyrich")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(token));
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
