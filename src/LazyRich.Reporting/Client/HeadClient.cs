using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LazyRich.Reporting.Json;

namespace LazyRich.Reporting.Client;

/// <summary>Speaks to the process that owns a store: a head at a URL, or whoever holds STORE.lock. Thread-safe.</summary>
public sealed class HeadClient : IDisposable
{
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(10);

    private readonly HttpClient http;

    /// <param name="head">http or https; a path before <c>/api</c> is kept.</param>
    /// <param name="token">What the head asks of whoever changes something, or comes from another machine.</param>
    public HeadClient(Uri head, string? token)
    {
        Head = head;

        // Plain HTTP stays inside the cluster: the http_proxy of a compute node knows no way back into it.
        var handler = new SocketsHttpHandler { UseProxy = head.Scheme == Uri.UriSchemeHttps, ConnectTimeout = TimeSpan.FromSeconds(10) };
        http = new HttpClient(handler) { BaseAddress = new Uri(head.AbsoluteUri.TrimEnd('/') + "/"), Timeout = patience };
        if (!string.IsNullOrEmpty(token))
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public Uri Head { get; }

    /// <summary>A name as a segment of a path.</summary>
    public static string Segment(string name) => Uri.EscapeDataString(name);

    /// <returns>Null when there is no such thing (404).</returns>
    /// <exception cref="HeadGoneException">Nobody answers.</exception>
    /// <exception cref="HeadRefusedException">The answer is no.</exception>
    public JsonNode? Find(string path)
    {
        try
        {
            return Get(path);
        }
        catch (HeadRefusedException refused) when (refused.Status == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <inheritdoc cref="Find(string)"/>
    public JsonNode Get(string path) => Guard(() =>
    {
        using HttpResponseMessage response = http.Send(new(HttpMethod.Get, path), HttpCompletionOption.ResponseContentRead);
        return Checked(response, Text(response));
    });

    /// <inheritdoc cref="Find(string)"/>
    public JsonNode Post(string path, byte[] body) => Guard(() =>
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        using HttpResponseMessage response = http.Send(request, HttpCompletionOption.ResponseContentRead);
        return Checked(response, Text(response));
    });

    /// <inheritdoc cref="Find(string)"/>
    public Task<JsonNode> PostAsync(string path, JsonObject? body, CancellationToken cancellation) => GuardAsync(async () =>
    {
        using HttpRequestMessage request = Posting(path, body);
        using HttpResponseMessage response = await http.SendAsync(request, cancellation);
        return Checked(response, await response.Content.ReadAsStringAsync(cancellation));
    }, cancellation);

    /// <inheritdoc cref="Find(string)"/>
    public Task<JsonNode> GetAsync(string path, CancellationToken cancellation) => GuardAsync(async () =>
    {
        using HttpResponseMessage response = await http.GetAsync(new Uri(path, UriKind.Relative), cancellation);
        return Checked(response, await response.Content.ReadAsStringAsync(cancellation));
    }, cancellation);

    /// <summary>Copies an answer as it comes, however long it is. An answer that breaks off is an <see cref="HeadGoneException"/>.</summary>
    /// <param name="body">Null: a GET.</param>
    public Task CopyAsync(string path, JsonObject? body, Stream output, CancellationToken cancellation) => GuardAsync(async () =>
    {
        using HttpRequestMessage request = body is null ? new(HttpMethod.Get, path) : Posting(path, body);
        using HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (!response.IsSuccessStatusCode)
            Checked(response, await response.Content.ReadAsStringAsync(cancellation));
        await using Stream answer = await response.Content.ReadAsStreamAsync(cancellation);
        await CopyAsync(answer, output, cancellation);
        return true;
    }, cancellation);

    /// <summary>The lines of an answer, as they come.</summary>
    public IEnumerable<string> Lines(string path)
    {
        HttpResponseMessage response = Guard(() => http.Send(new(HttpMethod.Get, path), HttpCompletionOption.ResponseHeadersRead));
        using (response)
        {
            if (!response.IsSuccessStatusCode)
                Checked(response, Text(response));
            using var reader = new StreamReader(response.Content.ReadAsStream());
            while (Guard(reader.ReadLine) is { } line)
                yield return line;
        }
    }

    public void Dispose() => http.Dispose();

    /// <summary>Tells an answer that breaks off from an output that takes no more: only the first is the head's.</summary>
    private static async Task CopyAsync(Stream answer, Stream output, CancellationToken cancellation)
    {
        var buffer = new byte[1 << 16];
        while (await answer.ReadAsync(buffer, cancellation) is > 0 and var read)
        {
            try
            {
                await output.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }
            catch (IOException error)
            {
                throw new OutputException(error);
            }
        }
    }

    private static HttpRequestMessage Posting(string path, JsonObject? body) => new(HttpMethod.Post, path)
    {
        Content = body is null ? null : new StringContent(JsonText.Compact(body), Encoding.UTF8, "application/json"),
    };

    private static string Text(HttpResponseMessage response)
    {
        using var reader = new StreamReader(response.Content.ReadAsStream());
        return reader.ReadToEnd();
    }

    private JsonNode Checked(HttpResponseMessage response, string text)
    {
        if (response.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout)
            throw new HeadGoneException(Head, "is not ready, or about to end");
        JsonNode? answer = Parse(text);
        if (response.IsSuccessStatusCode && answer is not null)
            return answer;
        string detail = (string?)(answer as JsonObject)?["detail"] ?? $"{Head} answered {(int)response.StatusCode} {response.ReasonPhrase}; is that a LazyRich head?";
        throw new HeadRefusedException(response.StatusCode, detail, (answer as JsonObject)?["faults"] is JsonArray faults ? FaultJson.Read(faults) : []);
    }

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private T Guard<T>(Func<T> ask)
    {
        try
        {
            return ask();
        }
        catch (Exception error) when (error is HttpRequestException or IOException or TaskCanceledException)
        {
            throw Gone(error);
        }
    }

    private async Task<T> GuardAsync<T>(Func<Task<T>> ask, CancellationToken cancellation)
    {
        try
        {
            return await ask();
        }
        catch (Exception error) when (error is HttpRequestException or IOException || (error is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            throw Gone(error);
        }
        catch (OutputException error)
        {
            throw error.Inner;
        }
    }

    private HeadGoneException Gone(Exception error) =>
        new(Head, error is TaskCanceledException ? $"did not answer within {patience.TotalMinutes:0} min" : $"does not answer ({error.Message.TrimEnd('.')})", error);

    private sealed class OutputException(IOException inner) : Exception(inner.Message, inner)
    {
        public IOException Inner => inner;
    }
}
