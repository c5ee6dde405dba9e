using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace LazyRich.Reporting.Telemetry;

/// <summary><c>/metrics</c> in the format of Prometheus: LazyRich's meters, Orleans' own, and the runtime's.</summary>
internal sealed class Scraping : IDisposable
{
    public const string Path = "/metrics";

    /// <summary>Every meter of ours begins so.</summary>
    public const string Ours = "LazyRich.";

    private readonly MeterProvider meters;

    /// <param name="more">Names of further meters; * stands for anything.</param>
    public Scraping(params ReadOnlySpan<string> more) => meters = Sdk.CreateMeterProviderBuilder()
        .AddMeter([Ours + "Store", Ours + "Grains", "Microsoft.Orleans", "System.Runtime", .. more])
        .AddPrometheusExporter(prometheus => (prometheus.ScopeInfoEnabled, prometheus.TargetInfoEnabled) = (false, false))
        .Build();

    public IEndpointConventionBuilder Map(IEndpointRouteBuilder app) => app.MapPrometheusScrapingEndpoint(Path, meters, null, null);

    public void Dispose() => meters.Dispose();
}
