using System.Text.Json;
using k8s.Models;
using LazyRich.Cli.Tests.Given;

namespace LazyRich.Cli.Tests.Deployment;

/// <summary>deploy/kubernetes fits Kubernetes' types, strictly, and every name in it means something that is there.</summary>
public sealed class ManifestTests
{
    private static readonly Manifests manifests = Manifests.Read();

    [Fact]
    public void Objects_OfTheFiles_AreTheClustersParts()
    {
        Assert.Equal(
            [
                "Deployment lazyrich-redis", "Deployment lazyrich-worker", "HorizontalPodAutoscaler lazyrich-worker", "NetworkPolicy lazyrich-head",
                "NetworkPolicy lazyrich-redis", "NetworkPolicy lazyrich-worker", "Service lazyrich", "Service lazyrich-head", "Service lazyrich-redis",
                "StatefulSet lazyrich-head",
            ],
            manifests.All.Select(found => $"{found.Kind} {found.Metadata.Name}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("replicas: 1", "replica: 1")]
    [InlineData("replicas: 1", "replicas: one")]
    [InlineData("replicas: 1", "replicas: '1'")]
    [InlineData("replicas: 1", "replicas: 1\n  replicas: 2")]
    [InlineData("serviceName: lazyrich-head", "servicename: lazyrich-head")]
    [InlineData("readOnlyRootFilesystem: true", "readOnlyRootFilesystem: yes")]
    [InlineData("containerPort: 7070", "containerport: 7070")]
    [InlineData("memory: 2Gi", "memory: 2 gigabytes")]
    [InlineData("kind: StatefulSet", "kind: Statefulset")]
    [InlineData("  serviceName: lazyrich-head\n", "")]
    [InlineData(", containerPort: 7070", "")]
    [InlineData(", port: http}", "}")]
    [InlineData(", port: 7070", "")]
    [InlineData(", mountPath: /data", "")]
    [InlineData("- name: head\n          image", "- image")]
    [InlineData("{name: lazyrich, key: LAZYRICH_TOKEN}", "{name: lazyrich}")]
    [InlineData("seccompProfile: {type: RuntimeDefault}", "seccompProfile: {}")]
    [InlineData("      containers:\n        - name: head", "      initContainers:\n        - name: head")]
    public void Objects_SomethingWrong_IsRefused(string right, string wrong)
    {
        string text = File.ReadAllText(RepositoryFile.Path("deploy/kubernetes/head.yaml"));
        Assert.Contains(right, text, StringComparison.Ordinal);

        Exception? refused = Record.Exception(() => Manifests.Objects(text.Replace(right, wrong, StringComparison.Ordinal)).ToList());

        Assert.True(refused is JsonException or YamlDotNet.Core.YamlException, $"{wrong} was taken: {refused}");
    }

    [Fact]
    public void Kustomization_Resources_AreTheFilesBesideIt()
    {
        string[] files = [.. Directory.GetFiles(RepositoryFile.Path("deploy/kubernetes"), "*.yaml").Select(Path.GetFileName).Order(StringComparer.Ordinal)!];

        Assert.Equal(files, manifests.Kustomization.Resources.Append("kustomization.yaml").Order(StringComparer.Ordinal));
        Assert.Equal(("kustomize.config.k8s.io/v1beta1", "Kustomization"), (manifests.Kustomization.ApiVersion, manifests.Kustomization.Kind));
    }

    /// <summary>What is sent is put together by kubectl itself.</summary>
    [Fact]
    public void Kustomize_OfTheFolder_GivesWhatIsReadHereWithImageAndToken()
    {
        using var workplace = new Workplace();
        foreach (string file in Directory.GetFiles(RepositoryFile.Path("deploy/kubernetes"), "*.yaml"))
            workplace.Write(Path.GetFileName(file), File.ReadAllText(file));
        workplace.Write("token.env", "LAZYRICH_TOKEN=of this test\n");

        (string rendered, string errors) = Tool.RunOrSkip("kubectl", "kubernetes-client", "kustomize", workplace.Directory);
        if (errors.Contains("unknown field \"envs\"", StringComparison.Ordinal))
        {
            // Before kubectl 1.21 (Debian 12 has 1.20) it was one file by another name.
            string older = File.ReadAllText(workplace.File("kustomization.yaml")).Replace("envs: [token.env]", "env: token.env", StringComparison.Ordinal);
            workplace.Write("kustomization.yaml", older);
            (rendered, errors) = Tool.RunOrSkip("kubectl", "kubernetes-client", "kustomize", workplace.Directory);
        }

        Assert.Equal("", errors);
        string[] documents = rendered.Split("\n---\n");
        string secret = Assert.Single(documents, document => document.Contains("kind: Secret", StringComparison.Ordinal));
        string[] objects = [.. documents.Except([secret])];
        Assert.Equal(
            manifests.All.Select(found => $"{found.Kind} {found.Metadata.Name}").Order(StringComparer.Ordinal),
            objects.SelectMany(Manifests.Objects).Select(found => $"{found.Kind} {found.Metadata.Name}").Order(StringComparer.Ordinal));
        string name = secret.Split('\n').Single(line => line.StartsWith("  name: lazyrich-", StringComparison.Ordinal)).Trim();
        Assert.Equal(2, objects.Count(document => document.Contains($"key: LAZYRICH_TOKEN\n              {name}", StringComparison.Ordinal)));
        Assert.Equal(2, objects.Count(document => document.Contains("image: lazyrich:latest", StringComparison.Ordinal)));
    }

    [Fact]
    public void Selectors_OfEveryKind_MeanPodsThatAreThere()
    {
        Assert.All(manifests.Workloads, found => Assert.True(Manifests.Selects(found.Selector.MatchLabels, found.Pod.Metadata.Labels), found.Name));
        Assert.All(manifests.Of<V1Service>(), service => Assert.Single(Selected(service.Spec.Selector)));
        Assert.All(manifests.Of<V1NetworkPolicy>(), policy => Assert.Single(Selected(policy.Spec.PodSelector.MatchLabels)));
        Assert.All(
            manifests.Of<V2HorizontalPodAutoscaler>(),
            scaler => Assert.Contains(manifests.Of<V1Deployment>(), found =>
                (found.Kind, found.ApiVersion, found.Metadata.Name) == (scaler.Spec.ScaleTargetRef.Kind, scaler.Spec.ScaleTargetRef.ApiVersion, scaler.Spec.ScaleTargetRef.Name)));
        Assert.All(manifests.Of<V2HorizontalPodAutoscaler>(), scaler => Assert.InRange(scaler.Spec.MinReplicas!.Value, 1, scaler.Spec.MaxReplicas - 1));
        Assert.All(
            manifests.Of<V1StatefulSet>(),
            found => Assert.Equal("None", manifests.Of<V1Service>().Single(service => service.Metadata.Name == found.Spec.ServiceName).Spec.ClusterIP));
    }

    [Fact]
    public void Ports_ByName_AreThoseOfTheirPods()
    {
        Assert.All(manifests.Of<V1Service>(), service => Assert.All(service.Spec.Ports, port =>
        {
            V1ContainerPort there = Assert.Single(PortsOf(Assert.Single(Selected(service.Spec.Selector))), found => found.Name == port.TargetPort.Value);
            Assert.Equal(there.ContainerPort, port.Port);
        }));
        Assert.All(manifests.Of<V1NetworkPolicy>(), policy => Assert.Equal(
            PortsOf(Assert.Single(Selected(policy.Spec.PodSelector.MatchLabels))).Select(port => port.Name).Order(StringComparer.Ordinal),
            policy.Spec.Ingress.SelectMany(rule => rule.Ports).Select(port => port.Port.Value).Order(StringComparer.Ordinal)));
        Assert.All(manifests.Workloads, found => Assert.All(found.Pod.Spec.Containers, container => Assert.All(
            new[] { container.StartupProbe, container.ReadinessProbe, container.LivenessProbe }.Select(probe => probe?.HttpGet?.Port ?? probe?.TcpSocket?.Port).OfType<IntOrString>(),
            port => Assert.Contains(container.Ports, there => there.Name == port.Value))));
    }

    [Fact]
    public void Pods_OfEveryWorkload_AreNotRootAndChangeNothingOfTheirImage() => Assert.All(manifests.Workloads, found =>
    {
        V1PodSpec pod = found.Pod.Spec;
        Assert.True(pod.SecurityContext.RunAsNonRoot);
        Assert.NotEqual(0, pod.SecurityContext.RunAsUser);
        Assert.Equal("RuntimeDefault", pod.SecurityContext.SeccompProfile.Type);
        Assert.False(pod.AutomountServiceAccountToken);
        Assert.All(pod.Containers, container =>
        {
            Assert.True(container.SecurityContext.ReadOnlyRootFilesystem);
            Assert.False(container.SecurityContext.AllowPrivilegeEscalation);
            Assert.Equal(["ALL"], container.SecurityContext.Capabilities.Drop);
            Assert.True(container.Resources.Limits.ContainsKey("memory"));
            Assert.True(container.Resources.Requests.ContainsKey("cpu"), "The autoscaler counts in shares of what is requested.");
        });
    });

    [Fact]
    public void Volumes_OfEveryContainer_AreMountedAndThere() => Assert.All(manifests.Workloads, found =>
    {
        IEnumerable<string> claims = manifests.Of<V1StatefulSet>().Where(set => set.Metadata.Name == found.Name)
            .SelectMany(set => set.Spec.VolumeClaimTemplates.Select(claim => claim.Metadata.Name));
        Assert.Equal(
            claims.Concat((found.Pod.Spec.Volumes ?? []).Select(volume => volume.Name)).Order(StringComparer.Ordinal),
            found.Pod.Spec.Containers.SelectMany(container => container.VolumeMounts ?? []).Select(mount => mount.Name).Order(StringComparer.Ordinal));
    });

    private static IEnumerable<V1PodTemplateSpec> Selected(IDictionary<string, string> selector) =>
        manifests.Workloads.Select(found => found.Pod).Where(pod => Manifests.Selects(selector, pod.Metadata.Labels));

    private static IEnumerable<V1ContainerPort> PortsOf(V1PodTemplateSpec pod) => pod.Spec.Containers.SelectMany(container => container.Ports);
}
