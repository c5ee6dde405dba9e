using System.Net;
using System.Text.Json.Nodes;

namespace LazyRich.Reporting.Tests.Api;

/// <summary>Figures that a client describes.</summary>
public sealed class PostedFigureTests : HeadApiTest
{
    /// <summary>Which of the two is meant nobody can say.</summary>
    [Theory]
    [InlineData("""{"text": "figure: f", "text": "figure: g"}""", "text")]
    [InlineData("""{"text": "figure: f", "more": {"deep": 1, "deep": 2}}""", "deep")]
    [InlineData("""{"text": """, "JSON")]
    public async Task Figure_BodyThatSaysNothingClear_Is400InWords(string json, string word)
    {
        (HttpStatusCode status, JsonNode body) = await PostTextAsync("api/studies/by-hand/figures", json);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(word, (string)body["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figure_NestedWithoutEnd_Is400AndTheHeadGoesOn()
    {
        var hostile = new JsonObject { ["text"] = "panels: " + new string('[', 100_000) };

        (HttpStatusCode status, JsonNode body) = await PostTextAsync("api/studies/by-hand/figures", hostile.ToJsonString());

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("nested", (string)body["faults"]![0]!["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figure_UnknownStudy_Is404WhateverTheBodyIs() =>
        Assert.Equal(HttpStatusCode.NotFound, (await PostTextAsync("api/studies/other/figures", "no JSON")).Status);
}
