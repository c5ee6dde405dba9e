using System.Globalization;
using LazyRich.Cluster.Tests.Processes;

namespace LazyRich.Cluster.Tests.Containers;

/// <summary>The repository's docker-compose.yml, brought up as a project of its own on a port of its own.</summary>
internal sealed class ComposeProject : IDisposable
{
    private readonly string name = $"lazyrich-test-{Guid.NewGuid():N}"[..24];
    private readonly string root;
    private readonly Dictionary<string, string> environment;
    private readonly string[] compose;

    private ComposeProject(string root, string[] compose)
    {
        (this.root, this.compose) = (root, compose);
        Port = TestCluster.FreePort();
        environment = new() { ["LAZYRICH_TOKEN"] = LazyRichCommand.Token, ["LAZYRICH_PORT"] = Port.ToString(CultureInfo.InvariantCulture) };
    }

    public int Port { get; }

    public Uri Url => new($"http://127.0.0.1:{Port}");

    /// <summary>Builds the image. Skips the test where no container engine answers, unless the environment says that there must be one.</summary>
    public static ComposeProject BuildOrSkip(string root)
    {
        string[]? compose = Engine(root);
        Requirement.Holds(compose is not null, "No container engine answers here: docker info, docker compose version.");
        var project = new ComposeProject(root, compose!);

        // The host's network, because an image is built from packages that come over it.
        project.Docker("build", "--network=host", "-f", "deploy/Dockerfile", "-t", "lazyrich", ".");
        return project;
    }

    public string Compose(params ReadOnlySpan<string> arguments) => Run(compose[0], [.. compose[1..], "-p", name, .. arguments]);

    public string Docker(params ReadOnlySpan<string> arguments) => Run("docker", [.. arguments]);

    /// <summary>Containers of a service, oldest number first.</summary>
    public string[] ContainersOf(string service) => Compose("ps", "-a", "-q", service).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public string AddressOf(string container) => Inspect(container, $"{{{{(index .NetworkSettings.Networks \"{Network}\").IPAddress}}}}");

    public string HealthOf(string container) => Inspect(container, "{{.State.Health.Status}}");

    public string Inspect(string container, string format) => Docker("inspect", "-f", format, container).Trim();

    public void CutOff(string container) => Docker("network", "disconnect", Network, container);

    public void Reconnect(string container) => Docker("network", "connect", Network, container);

    public void Dispose() => Shell.TryRun(root, environment, compose[0], [.. compose[1..], "-p", name, "down", "-v", "--timeout", "5"]);

    private string Network => $"{name}_default";

    private string Run(string command, string[] arguments)
    {
        (int exitCode, string output) = Shell.TryRun(root, environment, command, arguments)!.Value;
        Assert.True(exitCode == 0, $"{command} {string.Join(' ', arguments)} ended with {exitCode}: {output}");
        return output;
    }

    /// <returns>How compose is called here: as Docker's own plugin, or as the older command of its own; null without an engine.</returns>
    private static string[]? Engine(string root) =>
        Shell.TryRun(root, [], "docker", "info") is not { ExitCode: 0 } ? null
        : Shell.TryRun(root, [], "docker", "compose", "version") is { ExitCode: 0 } ? ["docker", "compose"]
        : Shell.TryRun(root, [], "docker-compose", "version") is { ExitCode: 0 } ? ["docker-compose"]
        : null;
}
