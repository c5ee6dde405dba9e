using LazyRich.Grains.Joining;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace LazyRich.Reporting.Telemetry;

/// <summary>
/// Sends traces and metrics to a collector over OTLP, where OTEL_EXPORTER_OTLP_ENDPOINT says there is one; the other variables of OpenTelemetry's
/// specification hold too. Ended before the process, so that the last spans arrive.
/// </summary>
public sealed class Collector : IDisposable
{
    public const string Variable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private readonly TracerProvider? traces;
    private readonly MeterProvider? meters;

    private Collector(TracerProvider? traces, MeterProvider? meters) => (this.traces, this.meters) = (traces, meters);

    /// <param name="endpoint">The variable's value; null or empty: nothing is sent, and nothing is recorded for it.</param>
    /// <param name="role">head or worker.</param>
    public static Collector Start(string? endpoint, string role)
    {
        if (string.IsNullOrWhiteSpace(endpoint))
            return new(null, null);
        ResourceBuilder resource = ResourceBuilder.CreateDefault().AddService($"lazyrich-{role}", serviceVersion: Invitation.ThisProduct);
        return new(
            Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource("LazyRich.*", "Microsoft.Orleans.*").AddOtlpExporter().Build(),
            Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter("LazyRich.*", "Microsoft.Orleans", "System.Runtime").AddOtlpExporter().Build());
    }

    /// <summary>Whether calls between silos are to carry the trace that they belong to.</summary>
    public bool Listens => traces is not null;

    public void Dispose()
    {
        traces?.Dispose();
        meters?.Dispose();
    }
}
