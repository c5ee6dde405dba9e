using System.Diagnostics;
using System.Text.RegularExpressions;
using LazyRich.Cli.Tests.Given;

namespace LazyRich.Cli.Tests.Deployment;

/// <summary>The steps of deploy/kubernetes/README.md, pasted one after the other into one shell, with docker and kustomize that do nothing.</summary>
public sealed partial class KubernetesPageTests : IDisposable
{
    private readonly Workplace workplace = new();

    [Fact]
    public async Task Once_EveryStepInOneShell_LeavesATokenForItsUserAlone()
    {
        string page = await File.ReadAllTextAsync(RepositoryFile.Path("deploy/kubernetes/README.md"), TestContext.Current.CancellationToken);
        string once = page[page.IndexOf("## Once", StringComparison.Ordinal)..page.IndexOf("## A study", StringComparison.Ordinal)];
        string[] steps = [.. Step().Matches(once).Select(step => step.Groups["line"].Value)];
        Directory.CreateDirectory(workplace.File("deploy/kubernetes"));
        workplace.Write("steps.sh", $"set -e\numask 022\ndocker() {{ :; }}\nkustomize() {{ :; }}\n{string.Join('\n', steps)}\n");

        using Process shell = Process.Start(new ProcessStartInfo("bash", ["steps.sh"]) { WorkingDirectory = workplace.Directory })!;
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(3, steps.Length);
        Assert.Equal(0, shell.ExitCode);
        string token = workplace.File("deploy/kubernetes/token.env");
        Assert.Matches("^LAZYRICH_TOKEN=[0-9a-f]{64}\n$", await File.ReadAllTextAsync(token, TestContext.Current.CancellationToken));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(token));
    }

    public void Dispose() => workplace.Dispose();

    [GeneratedRegex("^ {7}(?<line>\\S.*)$", RegexOptions.Multiline)]
    private static partial Regex Step();
}
