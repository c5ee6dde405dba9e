using System.Text.Json.Nodes;
using LazyRich.Reporting.Findings;

namespace LazyRich.Reporting.Json;

public static class FindingJson
{
    public static JsonObject Of(Answer answer) => new()
    {
        ["question"] = answer.Finding.Question,
        ["supported"] = answer.IsSupported,
        ["sentence"] = answer.Sentence,
        ["unmet"] = JsonText.Texts(answer.Unmet),
        ["numbers"] = new JsonObject(answer.Numbers.Select(number => KeyValuePair.Create(number.Name, (JsonNode?)new JsonObject
        {
            ["value"] = JsonText.Number(number.Value),
            ["runs"] = number.Runs,
        }))),
    };
}
