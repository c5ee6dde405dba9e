using LazyRich.Cli.Tests.Given;

namespace LazyRich.Cli.Tests.Verbs;

public sealed class StudiesTests : IDisposable
{
    private readonly Workplace workplace = new();

    [Fact]
    public async Task Studies_List_HasCountsAndDescriptions()
    {
        Answer text = await workplace.RunAsync("studies");
        Answer json = await workplace.RunAsync("studies", "--json");

        Assert.Matches(@"lazy-to-rich\s+630\s+\S", text.Output);
        Assert.Contains(json.Json["studies"]!.AsArray(), study => (string)study!["study"]! == "lazy-to-rich" && (int)study["runs"]! == 630);
    }

    [Fact]
    public async Task Show_BuiltIn_IsAFileThatPlansTheSame()
    {
        Answer shown = await workplace.RunAsync("studies", "show", "lazy-to-rich");
        string file = workplace.Write("mine.yaml", shown.Output);

        Assert.Equal((await workplace.RunAsync("plan", "lazy-to-rich", "--json")).Output, (await workplace.RunAsync("plan", file, "--json")).Output);
    }

    [Fact]
    public async Task Show_Unknown_NamesTheNearest()
    {
        Answer answer = await workplace.RunAsync("studies", "show", "lazy-to-rih");

        Assert.Equal(2, answer.Code);
        Assert.Contains("did you mean 'lazy-to-rich'?", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schema_Always_IsAJsonSchemaOfTheFilesKeys()
    {
        Answer answer = await workplace.RunAsync("studies", "schema");

        Assert.Contains("json-schema.org", (string)answer.Json["$schema"]!, StringComparison.Ordinal);
        Assert.Contains("\"lambda\"", answer.Output, StringComparison.Ordinal);
    }

    public void Dispose() => workplace.Dispose();
}
