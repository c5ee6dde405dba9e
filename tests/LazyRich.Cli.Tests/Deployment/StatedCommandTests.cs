using System.Text.Json;
using System.Text.RegularExpressions;
using k8s.Models;
using LazyRich.Cli.Tests.Given;

namespace LazyRich.Cli.Tests.Deployment;

/// <summary>What the files of deploy/ and docker-compose.yml say to the program is what it takes, with the ports and times that they count on.</summary>
public sealed partial class StatedCommandTests
{
    private static readonly Manifests manifests = Manifests.Read();

    private static readonly JsonElement compose = Assert.Single(StrictYaml.Documents(File.ReadAllText(RepositoryFile.Path("docker-compose.yml"))));

    [Fact]
    public void Kubernetes_Head_ListensWhereItsPodSays()
    {
        (V1PodSpec pod, V1Container container, StatedCommand command) = Pod("lazyrich-head");

        Assert.Equal("serve", command.Verb);
        Assert.Equal(0, command.Value<int?>("--slots"));
        Assert.Equal("0.0.0.0", command.Value<string?>("--bind"));
        Assert.Equal(Port(container, "http"), command.Value<int>("--port"));
        Assert.Equal(Port(container, "silo"), command.Value<int>("--silo-port"));
        Assert.Equal(Assert.Single(container.VolumeMounts, mount => mount.Name == "results").MountPath, Path.GetDirectoryName(command.Value<string?>("--store")));
        MeetsInRedisAndStopsInTime(pod, command);
    }

    [Fact]
    public void Kubernetes_Worker_ListensWhereItsPodSays()
    {
        (V1PodSpec pod, V1Container container, StatedCommand command) = Pod("lazyrich-worker");

        Assert.Equal("worker", command.Verb);
        Assert.Equal(Port(container, "silo"), command.Value<int>("--silo-port"));
        Assert.Equal(Port(container, "metrics"), command.Value<int?>("--metrics-port"));
        MeetsInRedisAndStopsInTime(pod, command);
    }

    [Fact]
    public void Kubernetes_ImagesUserAndToken_AreThoseOfComposeAndTheImage()
    {
        string image = compose.GetProperty("x-lazyrich").GetProperty("image").GetString()!;
        Assert.Equal(image, Assert.Single(manifests.Kustomization.Images).Name);
        Assert.All(new[] { "lazyrich-head", "lazyrich-worker" }, name =>
        {
            (V1PodSpec pod, V1Container container, _) = Pod(name);
            Assert.Equal(image, container.Image);
            V1EnvVar token = Assert.Single(container.Env);
            Assert.Equal("LAZYRICH_TOKEN", token.Name);
            Assert.Equal(Assert.Single(manifests.Kustomization.SecretGenerator).Name, token.ValueFrom.SecretKeyRef.Name);
            Assert.Equal("LAZYRICH_TOKEN", token.ValueFrom.SecretKeyRef.Key);
            Assert.Contains($"USER {pod.SecurityContext.RunAsUser}:{pod.SecurityContext.RunAsGroup}\n", File.ReadAllText(RepositoryFile.Path("deploy/Dockerfile")), StringComparison.Ordinal);
        });
        Assert.Equal(
            compose.GetProperty("services").GetProperty("redis").GetProperty("image").GetString(), Assert.Single(manifests.PodOf("lazyrich-redis").Containers).Image);
    }

    [Theory]
    [InlineData("head", "serve")]
    [InlineData("worker", "worker")]
    public void Compose_Command_IsTakenAndStopsInTime(string service, string verb)
    {
        JsonElement stated = compose.GetProperty("services").GetProperty(service);
        var command = new StatedCommand([.. stated.GetProperty("command").EnumerateArray().Select(word => word.GetString()!)]);

        Assert.Equal(verb, command.Verb);
        Assert.True(Seconds(stated.GetProperty("stop_grace_period").GetString()!) > command.Value<TimeSpan>("--grace"));
    }

    [Theory]
    [InlineData("lazyrich-head.service", "serve")]
    [InlineData("lazyrich-worker.service", "worker")]
    public void Systemd_Command_IsTakenAndStopsInTime(string unit, string verb)
    {
        string text = File.ReadAllText(RepositoryFile.Path($"deploy/systemd/{unit}"));
        var command = new StatedCommand(ExecStart().Match(text).Groups["arguments"].Value.Split(' '));

        Assert.Equal(verb, command.Verb);
        Assert.True(TimeSpan.FromSeconds(int.Parse(StopTimeout().Match(text).Groups["seconds"].Value, System.Globalization.CultureInfo.InvariantCulture)) > command.Value<TimeSpan>("--grace"));
    }

    [Fact]
    public void Slurm_CommandsOfTheScript_AreTaken()
    {
        string text = File.ReadAllText(RepositoryFile.Path("deploy/slurm/lazyrich.sbatch")).Replace("\\\n", " ", StringComparison.Ordinal);
        string[] verbs = [.. Called().Matches(text).Select(call => new StatedCommand(Words(call.Groups["arguments"].Value)).Verb)];

        Assert.Equal(["serve", "worker", "run"], verbs);
    }

    [Theory]
    [InlineData("deploy/README.md")]
    [InlineData("deploy/slurm/README.md")]
    [InlineData("deploy/kubernetes/README.md")]
    [InlineData("deploy/systemd/README.md")]
    [InlineData("dashboards/README.md")]
    public void Words_EveryCommand_IsTakenAndEveryFileIsThere(string page)
    {
        string text = File.ReadAllText(RepositoryFile.Path(page));
        foreach (Match call in Written().Matches(text))
            _ = new StatedCommand(Words(call.Groups["arguments"].Value));
        Assert.All(Link().Matches(text).Select(link => link.Groups["file"].Value), file => Assert.True(
            Path.Exists(Path.Combine(RepositoryFile.Path(Path.GetDirectoryName(page)!), file)), $"{page} links {file}"));
        Assert.NotEmpty(Written().Matches(text));
    }

    private static (V1PodSpec Pod, V1Container Container, StatedCommand Command) Pod(string workload)
    {
        V1PodSpec pod = manifests.PodOf(workload);
        V1Container container = Assert.Single(pod.Containers);
        Assert.Null(container.Command);
        return (pod, container, new StatedCommand([.. container.Args]));
    }

    private static int Port(V1Container container, string name) => Assert.Single(container.Ports, port => port.Name == name).ContainerPort;

    private static void MeetsInRedisAndStopsInTime(V1PodSpec pod, StatedCommand command)
    {
        string[] redis = command.Value<string?>("--redis")!.Split(':');
        V1Service service = Assert.Single(manifests.Of<V1Service>(), found => found.Metadata.Name == redis[0]);
        Assert.Equal(redis[1], Assert.Single(service.Spec.Ports).Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.True(TimeSpan.FromSeconds(pod.TerminationGracePeriodSeconds!.Value) > command.Value<TimeSpan>("--grace"));
    }

    private static TimeSpan Seconds(string text) => TimeSpan.FromSeconds(int.Parse(text.TrimEnd('s'), System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>A shell's words; variables stand for a number, which every option that is given one takes.</summary>
    private static string[] Words(string line) => [.. Word().Matches(line).Select(word => Variable().Replace(word.Groups["word"].Value, "1"))];

    [GeneratedRegex(@"^ExecStart=\S+ (?<arguments>.*)$", RegexOptions.Multiline)]
    private static partial Regex ExecStart();

    [GeneratedRegex(@"^TimeoutStopSec=(?<seconds>\d+)$", RegexOptions.Multiline)]
    private static partial Regex StopTimeout();

    [GeneratedRegex("""
        "\$lazyrich" (?<arguments>.*?) &
        """)]
    private static partial Regex Called();

    [GeneratedRegex(@"(?:^    |`)lazyrich (?<arguments>[a-z][^`#&\n|]*)", RegexOptions.Multiline)]
    private static partial Regex Written();

    [GeneratedRegex("""
        "(?<word>[^"]*)"|(?<word>\S+)
        """)]
    private static partial Regex Word();

    [GeneratedRegex(@"\$\w+")]
    private static partial Regex Variable();

    [GeneratedRegex(@"\]\((?!https?:)(?<file>[^)#]+)\)")]
    private static partial Regex Link();
}
