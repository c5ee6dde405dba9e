using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace LazyRich.Cluster.Tests.Processes;

/// <summary>Takes in what OpenTelemetry's exporters send over HTTP. Names travel as text inside of protobuf, so a name sent is found in the bytes.</summary>
internal sealed class TraceCollector : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly ConcurrentQueue<(string Path, string Content)> received = [];
    private readonly Task listening;

    public TraceCollector()
    {
        Url = $"http://127.0.0.1:{TestCluster.FreePort()}/";
        listener.Prefixes.Add(Url);
        listener.Start();
        listening = ListenAsync();
    }

    public string Url { get; }

    public Dictionary<string, string> Environment => new()
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = Url,
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
    };

    /// <param name="path">v1/traces or v1/metrics.</param>
    public bool Has(string path, string name) => received.Any(one => one.Path.EndsWith(path, StringComparison.Ordinal) && one.Content.Contains(name, StringComparison.Ordinal));

    public void Dispose()
    {
        listener.Close();
        listening.Wait();
    }

    private async Task ListenAsync()
    {
        while (listener.IsListening)
        {
            try
            {
                HttpListenerContext context = await listener.GetContextAsync();
                using var content = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(content);
                received.Enqueue((context.Request.Url!.AbsolutePath, Encoding.Latin1.GetString(content.ToArray())));
                context.Response.Close();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
