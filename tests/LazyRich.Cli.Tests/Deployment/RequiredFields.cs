using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using k8s.Models;

namespace LazyRich.Cli.Tests.Deployment;

/// <summary>What Kubernetes' OpenAPI schemas list as <c>required</c>, which the types of its C# client do not know.</summary>
internal static class RequiredFields
{
    /// <summary>Of every type that our manifests use. A type that is not here is a mistake of this table, not a type without required fields.</summary>
    private static readonly Dictionary<string, string[]> required = new()
    {
        [nameof(V1Capabilities)] = [],
        [nameof(V1Container)] = ["name"],
        [nameof(V1ContainerPort)] = ["containerPort"],
        [nameof(V1Deployment)] = [],
        [nameof(V1DeploymentSpec)] = ["selector", "template"],
        [nameof(V1DeploymentStrategy)] = [],
        [nameof(V1EmptyDirVolumeSource)] = [],
        [nameof(V1EnvVar)] = ["name"],
        [nameof(V1EnvVarSource)] = [],
        [nameof(V1ExecAction)] = [],
        [nameof(V1HTTPGetAction)] = ["port"],
        [nameof(V1LabelSelector)] = [],
        [nameof(V1NetworkPolicy)] = [],
        [nameof(V1NetworkPolicyIngressRule)] = [],
        [nameof(V1NetworkPolicyPeer)] = [],
        [nameof(V1NetworkPolicyPort)] = [],
        [nameof(V1NetworkPolicySpec)] = ["podSelector"],
        [nameof(V1ObjectMeta)] = [],
        [nameof(V1PersistentVolumeClaim)] = [],
        [nameof(V1PersistentVolumeClaimSpec)] = [],
        [nameof(V1PodSecurityContext)] = [],
        [nameof(V1PodSpec)] = ["containers"],
        [nameof(V1PodTemplateSpec)] = [],
        [nameof(V1Probe)] = [],
        [nameof(V1ResourceRequirements)] = [],
        [nameof(V1VolumeResourceRequirements)] = [],
        [nameof(V1SeccompProfile)] = ["type"],
        [nameof(V1SecretKeySelector)] = ["key"],
        [nameof(V1SecurityContext)] = [],
        [nameof(V1Service)] = [],
        [nameof(V1ServicePort)] = ["port"],
        [nameof(V1ServiceSpec)] = [],
        [nameof(V1StatefulSet)] = [],

        // The name of the service is required before Kubernetes 1.33.
        [nameof(V1StatefulSetSpec)] = ["selector", "serviceName", "template"],
        [nameof(V1TCPSocketAction)] = ["port"],
        [nameof(V1Volume)] = ["name"],
        [nameof(V1VolumeMount)] = ["mountPath", "name"],
        [nameof(V2CrossVersionObjectReference)] = ["kind", "name"],
        [nameof(V2HorizontalPodAutoscaler)] = [],
        [nameof(V2HorizontalPodAutoscalerBehavior)] = [],
        [nameof(V2HorizontalPodAutoscalerSpec)] = ["maxReplicas", "scaleTargetRef"],
        [nameof(V2HPAScalingPolicy)] = ["periodSeconds", "type", "value"],
        [nameof(V2HPAScalingRules)] = [],
        [nameof(V2MetricSpec)] = ["type"],
        [nameof(V2MetricTarget)] = ["type"],
        [nameof(V2ResourceMetricSource)] = ["name", "target"],
    };

    /// <exception cref="JsonException">A required field is missing; says which and where.</exception>
    public static void Check(JsonElement value, Type type, string place)
    {
        if (value.ValueKind is JsonValueKind.Array && ItemOf(type) is { } item)
        {
            foreach ((int index, JsonElement element) in value.EnumerateArray().Index())
                Check(element, item, $"{place}[{index}]");
        }
        else if (value.ValueKind is JsonValueKind.Object && !IsMap(type))
        {
            CheckObject(value, type, place);
        }
    }

    private static void CheckObject(JsonElement value, Type type, string place)
    {
        if (!required.TryGetValue(type.Name, out string[]? fields))
            throw new JsonException($"{place}: the table of required fields does not have {type.Name}.");
        foreach (string field in fields)
        {
            if (!value.TryGetProperty(field, out _))
                throw new JsonException($"{place}: {type.Name} needs {field}.");
        }

        foreach (JsonProperty property in value.EnumerateObject())
            Check(property.Value, TypeOf(type, property.Name), $"{place}.{property.Name}");
    }

    private static Type TypeOf(Type type, string field) =>
        type.GetProperties().Single(property => property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name == field).PropertyType;

    private static Type? ItemOf(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IList<>) ? type.GetGenericArguments()[0] : null;

    private static bool IsMap(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IDictionary<,>);
}
