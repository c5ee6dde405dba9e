using System.Diagnostics;

namespace LazyRich.Grains.Telemetry;

/// <summary>Spans of what happens to runs: lease, solve, ship, commit. No objects are made while nobody listens.</summary>
internal static class ClusterTraces
{
    public const string Silo = "lazyrich.silo";
    public const string Runs = "lazyrich.runs";
    public const string Bytes = "lazyrich.bytes";

    private static readonly ActivitySource source = new("LazyRich.Grains");

    public static Activity? Start(string name) => source.StartActivity(name);

    public static void Fail(this Activity? span, Exception error) => span?.SetStatus(ActivityStatusCode.Error, error.Message);
}
