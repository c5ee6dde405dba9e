using System.Net;
using System.Net.Http.Headers;
using System.Text;
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
        return HeadAnswer.Checked(Head, response, HeadAnswer.Text(response));
    });

    /// <inheritdoc cref="Find(string)"/>
    public JsonNode Post(string path, byte[] body) => Guard(() =>
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        using HttpResponseMessage response = http.Send(request, HttpCompletionOption.ResponseContentRead);
        return HeadAnswer.Checked(Head, response, HeadAnswer.Text(response));
    });

    /// <inheritdoc cref="Find(string)"/>
    public Task<JsonNode> PostAsync(string path, JsonObject? body, CancellationToken cancellation) => GuardAsync(async () =>
    {
        using HttpRequestMessage request = Posting(path, body);
        using HttpResponseMessage response = await http.SendAsync(request, cancellation);
        return HeadAnswer.Checked(Head, response, await response.Content.ReadAsStringAsync(cancellation));
    }, cancellation);

    /// <inheritdoc cref="Find(string)"/>
    public Task<JsonNode> GetAsync(string path, CancellationToken cancellation) => GuardAsync(async () =>
    {
        using HttpResponseMessage response = await http.GetAsync(new Uri(path, UriKind.Relative), cancellation);
        return HeadAnswer.Checked(Head, response, await response.Content.ReadAsStringAsync(cancellation));
    }, cancellation);

    /// <summary>Copies an answer as it comes, however long it is. An answer that breaks off is an <see cref="HeadGoneException"/>.</summary>
    /// <param name="body">Null: a GET.</param>
    public Task CopyAsync(string path, JsonObject? body, Stream output, CancellationToken cancellation) => GuardAsync(async () =>
    {
        using HttpRequestMessage request = body is null ? new(HttpMethod.Get, path) : Posting(path, body);
        using HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (!response.IsSuccessStatusCode)
            HeadAnswer.Checked(Head, response, await response.Content.ReadAsStringAsync(cancellation));
        await using Stream answer = await response.Content.ReadAsStreamAsync(cancellation);
        await AnswerCopy.RunAsync(answer, output, cancellation);
        return true;
    }, cancellation);

    /// <summary>The lines of an answer, as they come.</summary>
    public IEnumerable<string> Lines(string path)
    {
        HttpResponseMessage response = Guard(() => http.Send(new(HttpMethod.Get, path), HttpCompletionOption.ResponseHeadersRead));
        using (response)
        {
            if (!response.IsSuccessStatusCode)
                HeadAnswer.Checked(Head, response, HeadAnswer.Text(response));
            using var reader = new StreamReader(response.Content.ReadAsStream());
            while (Guard(reader.ReadLine) is { } line)
                yield return line;
        }
    }

    public void Dispose() => http.Dispose();

    private static HttpRequestMessage Posting(string path, JsonObject? body) => new(HttpMethod.Post, path)
    {
        Content = body is null ? null : new StringContent(JsonText.Compact(body), Encoding.UTF8, "application/json"),
    };

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
        catch (AnswerCopy.OutputException error)
        {
            throw error.Inner;
        }
    }

    private HeadGoneException Gone(Exception error) =>
        new(Head, error is TaskCanceledException ? $"did not answer within {patience.TotalMinutes:0} min" : $"does not answer ({error.Message.TrimEnd('.')})", error);
}
