using System.Text.Json.Serialization;

namespace LazyRich.Cli.Tests.Deployment;

/// <summary>As much of a kustomization.yaml as is used here.</summary>
internal sealed record Kustomization(
    [property: JsonPropertyName("apiVersion")] string ApiVersion,
    [property: JsonPropertyName("kind")] string Kind,
    [property: JsonPropertyName("resources")] IReadOnlyList<string> Resources,
    [property: JsonPropertyName("images")] IReadOnlyList<KustomizedImage> Images,
    [property: JsonPropertyName("secretGenerator")] IReadOnlyList<GeneratedSecret> SecretGenerator);

internal sealed record KustomizedImage(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("newName")] string NewName,
    [property: JsonPropertyName("newTag")] string NewTag);

/// <param name="Envs">Files of NAME=VALUE lines.</param>
internal sealed record GeneratedSecret(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("envs")] IReadOnlyList<string> Envs);
