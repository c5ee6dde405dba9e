using System.Text.Json.Nodes;
using LazyRich.Reporting.Api;
using LazyRich.Reporting.Telemetry;
using LazyRich.Reporting.Tests.Given;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LazyRich.Reporting.Tests.Api;

/// <summary>The published description and what is mapped are the same.</summary>
public sealed class OpenApiTests
{
    private static readonly JsonObject document = OpenApiDocument.Read();

    [Fact]
    public void Document_Paths_AreThoseThatAreMapped()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore();
        builder.Services.AddRoutingCore();
        WebApplication app = builder.Build();
        var stored = new HandMadeStudy(seeds: 1, lambdas: [0]);
        using var desk = new StudyDesk(new RecordingWriter(), stored);
        Routes.Map(app, new("store-1", stored, desk));

        string[] mapped = [.. ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .SelectMany(endpoint => endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods
                .Select(method => $"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}"))
            .Where(route => !route.Contains("/api/cluster", StringComparison.Ordinal)).Append($"GET {Scraping.Path}").Order(StringComparer.Ordinal)];
        string[] described = [.. document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()
            .Select(method => $"{method.Key.ToUpperInvariant()} {path.Key}")).Order(StringComparer.Ordinal)];

        Assert.Equal(mapped, described);
    }

    [Fact]
    public void Document_EveryOperation_NamesItsPathParametersAndAnswers()
    {
        foreach ((string path, JsonNode? methods) in document["paths"]!.AsObject())
        {
            foreach ((_, JsonNode? operation) in methods!.AsObject())
            {
                string[] named = [.. path.Split('/').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '}'))];
                string[] parameters = [.. (operation!["parameters"]?.AsArray() ?? []).Where(one => (string)one!["in"]! == "path").Select(one => (string)one!["name"]!)];
                Assert.Equal(named, parameters);
                Assert.NotEmpty((string)operation["summary"]!);
                Assert.NotNull(operation["responses"]!["200"]);
            }
        }
    }
}
