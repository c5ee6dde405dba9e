using System.Text.Json;
using System.Text.Json.Serialization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace LazyRich.Cli.Tests.Deployment;

/// <summary>YAML read as the API server reads it: an unknown or a doubled key, another case, a number where a text belongs or the reverse is an error.</summary>
internal static class StrictYaml
{
    private static readonly JsonSerializerOptions options = new()
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        AllowDuplicateProperties = false,
    };

    private static readonly IDeserializer reader = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().WithDuplicateKeyChecking().Build();

    /// <returns>JSON of each document of the text.</returns>
    public static IReadOnlyList<JsonElement> Documents(string text)
    {
        var parser = new Parser(new StringReader(text));
        parser.Consume<StreamStart>();
        var documents = new List<JsonElement>();
        while (!parser.Accept<StreamEnd>(out _))
            documents.Add(JsonSerializer.SerializeToElement(Plain(reader.Deserialize<object?>(parser))));
        return documents;
    }

    /// <exception cref="JsonException">It is not of this type.</exception>
    public static object Read(JsonElement document, Type type)
    {
        try
        {
            return document.Deserialize(type, options) ?? throw new JsonException($"An empty document is no {type.Name}.");
        }
        catch (FormatException error)
        {
            // A quantity with a unit that there is not.
            throw new JsonException(error.Message, error);
        }
    }

    private static object? Plain(object? node) => node switch
    {
        Dictionary<object, object?> map => map.ToDictionary(pair => (string)pair.Key, pair => Plain(pair.Value)),
        List<object?> list => list.ConvertAll(Plain),
        _ => node,
    };
}
