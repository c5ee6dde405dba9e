using System.Text;
using LazyRich.Reporting.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LazyRich.Reporting.Api;

/// <summary><c>/metrics</c>, for Prometheus.</summary>
internal sealed class MetricsEndpoints(ApiParts parts)
{
    public void Map(IEndpointRouteBuilder app) => app.MapGet("/metrics", (RequestDelegate)(async context =>
    {
        var text = new PrometheusText();
        StoreMetrics.Write(text, parts.Reader);
        SiloMetrics.Write(text, parts.Silos()?.Look() ?? []);
        parts.Metrics.Write(text);
        context.Response.ContentType = PrometheusText.MediaType;
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), context.RequestAborted);
    }));
}
