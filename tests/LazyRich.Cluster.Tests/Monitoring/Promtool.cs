using System.Text.RegularExpressions;
using LazyRich.Cluster.Tests.Containers;
using LazyRich.Cluster.Tests.Processes;

namespace LazyRich.Cluster.Tests.Monitoring;

/// <summary>Prometheus' own look at files of dashboards/prometheus, in a copy of the folder as it would be installed.</summary>
internal sealed partial class Promtool : IDisposable
{
    private const string Placed = "lazyrich.token";

    private readonly Workplace workplace = new();

    /// <summary>Skips the test where there is no promtool.</summary>
    public Promtool()
    {
        Requirement.Programs("prometheus", "promtool");
        foreach (string file in Directory.GetFiles(RepositoryFile.Path("dashboards/prometheus")).Append(RepositoryFile.Path("tests/LazyRich.Cluster.Tests/Monitoring/alerts.test.yml")))
            workplace.Write(Path.GetFileName(file), Installable(File.ReadAllText(file)));
        workplace.Write(Placed, LazyRichCommand.Token);
    }

    public void Write(string file, string text) => workplace.Write(file, text);

    public void Change(string file, string right, string wrong)
    {
        string text = File.ReadAllText(workplace.File(file));
        Assert.Contains(right, text, StringComparison.Ordinal);
        Write(file, text.Replace(right, wrong, StringComparison.Ordinal));
    }

    public (int ExitCode, string Output) Run(params ReadOnlySpan<string> arguments) => Shell.TryRun(workplace.Path, [], "promtool", arguments)!.Value;

    public void Dispose() => workplace.Dispose();

    /// <summary>Secrets are mounted where this test may not write; and Debian's build of Prometheus does not know Kubernetes, so that its pods stand as fixed targets here.</summary>
    private static string Installable(string text) =>
        Pods().Replace(Secret().Replace(text, $"credentials_file: {Placed}"), "static_configs: [{targets: ['pod:1']}]");

    [GeneratedRegex(@"credentials_file: /[\w./-]+")]
    private static partial Regex Secret();

    [GeneratedRegex(@"kubernetes_sd_configs: \[\{role: pod, .*\}\]")]
    private static partial Regex Pods();
}
