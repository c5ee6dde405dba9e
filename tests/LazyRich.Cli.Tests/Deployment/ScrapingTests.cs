using System.Text.Json;
using System.Text.RegularExpressions;
using LazyRich.Cli.Tests.Given;

namespace LazyRich.Cli.Tests.Deployment;

/// <summary>dashboards/prometheus looks for head and workers where deploy/kubernetes and docker-compose.yml put them.</summary>
public sealed partial class ScrapingTests
{
    private static readonly JsonElement compose = Document("docker-compose.yml").GetProperty("services");

    [Fact]
    public void Kubernetes_EveryJob_KeepsAPortOfPodsThatThereAre()
    {
        Manifests manifests = Manifests.Read();
        foreach (JsonElement job in Jobs("kubernetes.yml"))
        {
            JsonElement found = Assert.Single(job.GetProperty("kubernetes_sd_configs").EnumerateArray());
            string[] label = Assert.Single(found.GetProperty("selectors").EnumerateArray()).GetProperty("label").GetString()!.Split('=');
            string[] kept = Assert.Single(job.GetProperty("relabel_configs").EnumerateArray(), rule => rule.TryGetProperty("action", out _)).GetProperty("regex").GetString()!.Split(';');

            var pod = Assert.Single(manifests.Workloads, workload => workload.Pod.Metadata.Labels["app.kubernetes.io/component"] == kept[0]).Pod;
            Assert.Equal(label[1], pod.Metadata.Labels[label[0]]);
            Assert.Contains(pod.Spec.Containers.SelectMany(container => container.Ports), port => port.Name == kept[1]);
        }
    }

    [Fact]
    public void Compose_EveryJob_AsksAServiceOnAPortThatItListensOn()
    {
        JsonElement[] jobs = Jobs("compose.yml");
        string[] head = Assert.Single(Assert.Single(jobs[0].GetProperty("static_configs").EnumerateArray()).GetProperty("targets").EnumerateArray()).GetString()!.Split(':');
        JsonElement workers = Assert.Single(jobs[1].GetProperty("dns_sd_configs").EnumerateArray());

        Assert.Equal(Command(head[0]).Value<int>("--port").ToString(System.Globalization.CultureInfo.InvariantCulture), head[1]);
        Assert.Equal(
            Command(Assert.Single(workers.GetProperty("names").EnumerateArray()).GetString()!).Value<int?>("--metrics-port"), workers.GetProperty("port").GetInt32());
    }

    [Fact]
    public void ComposeBesideIt_Mounts_AreThere()
    {
        string text = File.ReadAllText(RepositoryFile.Path("dashboards/compose.yml"));
        string[] mounted = [.. Mount().Matches(text).Select(mount => mount.Groups["file"].Value)];

        Assert.Equal(3, mounted.Length);
        Assert.All(mounted, file => Assert.True(Path.Exists(RepositoryFile.Path(file)), file));
        Assert.Empty(Document("dashboards/compose.yml").GetProperty("services").EnumerateObject().Select(service => service.Name)
            .Intersect(compose.EnumerateObject().Select(service => service.Name)));
    }

    /// <summary>The head's first, as the alerts call it, then the workers'.</summary>
    private static JsonElement[] Jobs(string file)
    {
        JsonElement[] jobs = [.. Document($"dashboards/prometheus/{file}").GetProperty("scrape_configs").EnumerateArray()];
        Assert.Equal(["lazyrich-head", "lazyrich-workers"], jobs.Select(job => job.GetProperty("job_name").GetString()));
        return jobs;
    }

    private static StatedCommand Command(string service) =>
        new([.. compose.GetProperty(service).GetProperty("command").EnumerateArray().Select(word => word.GetString()!)]);

    private static JsonElement Document(string file) => Assert.Single(StrictYaml.Documents(File.ReadAllText(RepositoryFile.Path(file))));

    [GeneratedRegex(@"^ +- \./(?<file>[^:]+):/", RegexOptions.Multiline)]
    private static partial Regex Mount();
}
