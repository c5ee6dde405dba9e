using System.Net;
using System.Text.Json.Nodes;
using LazyRich.Cli.Tests.Given;
using LazyRich.Reporting.Client;
using LazyRich.Store.Reading;
using LazyRich.Store.Reading.Paging;
using LazyRich.Studies.Files;

namespace LazyRich.Cli.Tests.Running;

/// <summary>No question makes a head answer with a million rows; a command that wants them asks again.</summary>
public sealed class HeadPagesTests : IAsyncLifetime
{
    private const int Runs = 20_500;

    private readonly Workplace workplace = new();
    private readonly HttpClient http = new();
    private PlayedHead? head;
    private HeadClient? client;

    private HeadReader There => new(client!);

    public async ValueTask InitializeAsync()
    {
        head = await PlayedHead.StartAsync(workplace.Store, solves: false);
        string text = Workplace.TinyBut(("study: tiny", "study: many"), ("[2-2-2, 3-2-2]", "2-2-2"), ("[-1, 0, 1]", "0"), ("[0, 1]", $"[1, {Runs}]"));
        StudyReading reading = StudyReader.Read(text, "many.yaml", workplace.Directory);
        Assert.Empty(reading.Faults);
        await head.Store.Writer.SubmitAsync(reading.Plan!, TestContext.Current.CancellationToken);
        http.BaseAddress = head.Api.Address;
        client = new HeadClient(head.Api.Address, null);
    }

    public async ValueTask DisposeAsync()
    {
        client!.Dispose();
        http.Dispose();
        await head!.DisposeAsync();
        workplace.Dispose();
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=1000000&shape=arrays")]
    public async Task Runs_AskedForAll_IsAPageAndSaysHowToGoOn(string limit)
    {
        (_, JsonNode first) = await GetAsync($"api/studies/many/runs?columns=seed&{limit}");
        (_, JsonNode second) = await GetAsync($"api/studies/many/runs?columns=seed&{limit}&after={first["next"]}");

        Assert.Equal((RunPages.Largest, Runs - RunPages.Largest), ((int)first["count"]!, (int)second["count"]!));
        Assert.Null(second["next"]);
        Assert.Equal((long)first["plan"]!, (long)second["plan"]!);
    }

    [Fact]
    public async Task Runs_AskedForAllInAnOrder_Is400InsteadOfAPart()
    {
        (HttpStatusCode many, JsonNode problem) = await GetAsync("api/runs?columns=seed&sort=-seed&limit=0");
        (HttpStatusCode few, JsonNode answer) = await GetAsync("api/runs?columns=seed&sort=-seed&limit=0&where=seed%20%3C%203");

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK), (many, few));
        Assert.Contains("20000 rows at most", (string)problem["detail"]!, StringComparison.Ordinal);
        Assert.Equal([2, 1], answer["rows"]!.AsArray().Select(row => (int)row!["seed"]!));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-seed")]
    public void Query_All_IsTheSameOverHttp(string order)
    {
        var query = new RunQuery("many", "", [], order.Length == 0 ? [] : [order], 0);

        QueryResult here = head!.Store.Reader.Query(query), there = There.Query(query);

        Assert.Equal(Runs, there.Rows.Count);
        Assert.Equal(here.Columns, there.Columns);
        Assert.Equal(here.Rows.SelectMany(row => row), there.Rows.SelectMany(row => row));
    }

    [Fact]
    public void Query_MoreThanAPage_IsAsManyAsAskedFor() =>
        Assert.Equal(RunPages.Largest + 7, There.Query(new("many", "", ["seed"], [], RunPages.Largest + 7)).Rows.Count);

    [Fact]
    public void Count_OverHttp_IsTheSame()
    {
        Assert.Equal(Runs, There.Count(new("many", "", [], [], 0)));
        Assert.Equal(2, There.Count(new(null, "seed < 3", [], [], 0)));
        Assert.Contains("'seed'", Assert.Throws<QueryException>(() => There.Count(new(null, "sed < 3", [], [], 0))).Message, StringComparison.Ordinal);
    }

    private async Task<(HttpStatusCode Status, JsonNode Body)> GetAsync(string path)
    {
        using HttpResponseMessage response = await http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }
}
