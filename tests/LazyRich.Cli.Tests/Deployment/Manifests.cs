using System.Reflection;
using System.Text.Json;
using k8s;
using k8s.Models;
using LazyRich.Cli.Tests.Given;

namespace LazyRich.Cli.Tests.Deployment;

/// <summary>What <c>kubectl apply -k deploy/kubernetes</c> would send, as objects of Kubernetes' own types.</summary>
internal sealed class Manifests
{
    private static readonly Dictionary<(string Version, string Kind), Type> kinds = typeof(V1Pod).Assembly.GetTypes()
        .Select(type => (Type: type, Entity: type.GetCustomAttribute<KubernetesEntityAttribute>()))
        .Where(found => found.Entity is not null && !found.Type.IsGenericType)
        .GroupBy(found => (Version(found.Entity!), found.Entity!.Kind))
        .ToDictionary(group => group.Key, group => group.First().Type);

    private readonly List<IKubernetesObject<V1ObjectMeta>> all;

    private Manifests(Kustomization kustomization, List<IKubernetesObject<V1ObjectMeta>> all) => (Kustomization, this.all) = (kustomization, all);

    public Kustomization Kustomization { get; }

    public IReadOnlyList<IKubernetesObject<V1ObjectMeta>> All => all;

    public static Manifests Read()
    {
        string folder = RepositoryFile.Path("deploy/kubernetes");
        var kustomization = (Kustomization)StrictYaml.Read(
            Assert.Single(StrictYaml.Documents(File.ReadAllText(Path.Combine(folder, "kustomization.yaml")))), typeof(Kustomization));
        return new(kustomization, [.. kustomization.Resources.SelectMany(file => Objects(File.ReadAllText(Path.Combine(folder, file))))]);
    }

    /// <exception cref="JsonException">A field or a value that Kubernetes does not know there, or the lack of one that it needs.</exception>
    public static IEnumerable<IKubernetesObject<V1ObjectMeta>> Objects(string text) => StrictYaml.Documents(text).Select(document =>
    {
        (string version, string kind) = (document.GetProperty("apiVersion").GetString()!, document.GetProperty("kind").GetString()!);
        if (!kinds.TryGetValue((version, kind), out Type? type))
            throw new JsonException($"Kubernetes has no {kind} in {version}.");
        var read = (IKubernetesObject<V1ObjectMeta>)StrictYaml.Read(document, type);
        RequiredFields.Check(document, type, kind);
        return read;
    });

    public IEnumerable<T> Of<T>() => all.OfType<T>();

    /// <summary>Name and pods of everything that makes pods.</summary>
    public IEnumerable<(string Name, V1LabelSelector Selector, V1PodTemplateSpec Pod)> Workloads =>
        Of<V1Deployment>().Select(found => (found.Metadata.Name, found.Spec.Selector, found.Spec.Template))
            .Concat(Of<V1StatefulSet>().Select(found => (found.Metadata.Name, found.Spec.Selector, found.Spec.Template)));

    public V1PodSpec PodOf(string workload) => Workloads.Single(found => found.Name == workload).Pod.Spec;

    /// <summary>Whether a selector means pods with these labels.</summary>
    public static bool Selects(IDictionary<string, string>? selector, IDictionary<string, string> labels) =>
        selector is null || selector.All(wanted => labels.TryGetValue(wanted.Key, out string? value) && value == wanted.Value);

    private static string Version(KubernetesEntityAttribute entity) =>
        string.IsNullOrEmpty(entity.Group) ? entity.ApiVersion : $"{entity.Group}/{entity.ApiVersion}";
}
