using System.Net;
using System.Text;
using LazyRich.Reporting.Api;

namespace LazyRich.Reporting.Tests.Api;

/// <summary>Who may do what, and by which header.</summary>
public sealed class TokenTests : HeadApiTest
{
    [Fact]
    public async Task Submit_WithoutToken_Is401AndChangesNothing()
    {
        (HttpStatusCode status, _) = await PostAsync("api/studies", Study, token: null);

        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Empty(Writer.Submitted);
    }

    /// <summary>A browser adds a password by itself to whatever any page makes it send.</summary>
    [Fact]
    public async Task Submit_WithTheTokenAsAPassword_Is401()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/studies") { Content = new StringContent(Study) };
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"me:{Api.Token}")));
        using HttpResponseMessage response = await Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Empty(Writer.Submitted);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("Bearer TOKEN", HttpStatusCode.ServiceUnavailable)]
    [InlineData("Basic :TOKEN", HttpStatusCode.ServiceUnavailable)]
    [InlineData("Basic TOKEN:", HttpStatusCode.Unauthorized)]
    [InlineData("Basic ****", HttpStatusCode.Unauthorized)]
    public async Task OrleansPages_BeyondLoopback_NeedTheToken(string? authorization, HttpStatusCode expected)
    {
        var options = new ApiOptions { Bind = IPAddress.Any, Advertise = IPAddress.Loopback, Dashboard = true };
        await using HeadApi open = await HeadApi.StartAsync("store-1", Stored, Desk, options, TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(open.Address, "orleans/DashboardCounters"));
        if (authorization?.Replace("TOKEN", open.Token, StringComparison.Ordinal).Split(' ') is [var scheme, var value])
            request.Headers.Authorization = new(scheme, scheme == "Basic" ? Convert.ToBase64String(Encoding.UTF8.GetBytes(value)) : value);

        using HttpResponseMessage response = await Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(expected, response.StatusCode);
        if (expected is HttpStatusCode.Unauthorized)
            Assert.Equal("Basic", Assert.Single(response.Headers.WwwAuthenticate).Scheme);
    }

    [Fact]
    public async Task OrleansPages_NotAskedFor_AreNotThere()
    {
        using HttpResponseMessage response = await Http.GetAsync(new Uri("orleans", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task WorkerMetrics_BeyondLoopback_NeedTheToken()
    {
        var token = new ControlToken();
        await using WorkerApi worker = await WorkerApi.StartAsync(IPAddress.Any, 0, token, TestContext.Current.CancellationToken);
        var address = new UriBuilder(worker.Address) { Host = "127.0.0.1", Path = "/metrics" };
        using var request = new HttpRequestMessage(HttpMethod.Get, address.Uri);
        using HttpResponseMessage refused = await Http.GetAsync(address.Uri, TestContext.Current.CancellationToken);
        request.Headers.Authorization = new("Bearer", token.Text);
        using HttpResponseMessage answered = await Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (refused.StatusCode, answered.StatusCode));
        Assert.Contains("dotnet_", await answered.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_WithAWrongToken_Is401()
    {
        string wrong = new([.. Api.Token.Select(digit => digit == '0' ? '1' : '0')]);

        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync("api/studies", Study, wrong)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync("api/studies/by-hand/retry", null, wrong)).Status);
        Assert.Empty(Writer.Submitted);
        Assert.Empty(Writer.Retried);
    }
}
