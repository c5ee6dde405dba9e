using LazyRich.Cli.Terminals;
using LazyRich.Cli.Tests.Given;
using LazyRich.Grains.Hosting;
using LazyRich.Reporting.Api;
using LazyRich.Reporting.Client;
using LazyRich.Store;
using LazyRich.Studies.Files;
using LazyRich.Studies.Plan;
using Microsoft.Extensions.Time.Testing;

namespace LazyRich.Cli.Tests.Running;

/// <summary>A store that another process holds; here this test plays that process.</summary>
public sealed class FollowTests : IDisposable
{
    private static readonly CancellationToken never = CancellationToken.None;

    private readonly Workplace workplace = new();

    [Fact]
    public async Task Run_StoreIsHeld_SubmitsToTheHolderAndFollows()
    {
        await using ResultsStore store = await ResultsStore.OpenAsync(workplace.Store, never);
        using var desk = new StudyDesk(store.Writer, store.Reader);
        await using HeadSilo cluster = await HeadSilo.StartAsync(store, new ClusterOptions { Slots = 1 }, null, never);
        await using HeadApi api = await HeadApi.StartAsync(store.StoreId, store.Reader, desk, never);
        desk.PlanChanged = cluster.PlanChangedAsync;
        store.Announce(api.Address, api.Token);

        Answer answer = await workplace.RunAsync("run", workplace.Write("tiny.yaml", Workplace.Tiny), "--no-figures", "--json");

        Assert.True(answer.Code == 0, answer.ToString());
        Assert.Equal((12, 12), ((int)answer.Json["runs"]!, (int)answer.Json["succeeded"]!));
        Assert.Contains("is in use by process", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_HeldAndInterrupted_LetsGoAndTheStudyStays()
    {
        await using ResultsStore store = await ResultsStore.OpenAsync(workplace.Store, never);
        using var desk = new StudyDesk(store.Writer, store.Reader);
        await using HeadApi api = await HeadApi.StartAsync(store.StoreId, store.Reader, desk, never);
        store.Announce(api.Address, api.Token);
        using var interrupts = new Interrupts(_ => throw new InvalidOperationException("forced"));
        using var listener = new OnLine("is in use by process", () => interrupts.Raise(130));

        Answer answer = await workplace.RunAsync(interrupts, listener, terminal => terminal, "run", workplace.Write("tiny.yaml", Workplace.Tiny), "--no-figures");

        Assert.Equal(130, answer.Code);
        Assert.Contains("let go", answer.Errors, StringComparison.Ordinal);
        Assert.Equal(12, store.Reader.Study("tiny")!.Planned);
    }

    [Fact]
    public async Task Run_HolderGoesAway_TakesOver()
    {
        ResultsStore store = await ResultsStore.OpenAsync(workplace.Store, never);
        await store.Writer.SubmitAsync(StudyReader.Read(Workplace.Tiny, "tiny.yaml", workplace.Directory).Plan!, never);
        Task<Answer> running = workplace.RunAsync("resume", "tiny", "--no-figures", "--json");

        await store.DisposeAsync();
        Answer answer = await running;

        Assert.True(answer.Code == 0, answer.ToString());
        Assert.Equal(12, (int)answer.Json["succeeded"]!);
    }

    [Fact]
    public async Task Run_HolderNeverAnswers_EndsWith4()
    {
        await using ResultsStore store = await ResultsStore.OpenAsync(workplace.Store, never);
        var impatient = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromSeconds(30) };

        Answer answer = await workplace.RunAsync(
            new(_ => { }), TextWriter.Null, terminal => terminal with { Time = impatient }, "run", workplace.Write("tiny.yaml", Workplace.Tiny), "--no-figures");

        Assert.Equal(4, answer.Code);
        Assert.Contains("does not answer", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_HeldAndFaultyForTheHolder_ShowsItsFaults()
    {
        await using ResultsStore store = await ResultsStore.OpenAsync(workplace.Store, never);
        using var desk = new StudyDesk(store.Writer, store.Reader);
        await using HeadApi api = await HeadApi.StartAsync(store.StoreId, store.Reader, desk, never);
        using var client = new HeadClient(api.Address, api.Token);
        StudyPlan plan = StudyReader.Read(Workplace.Tiny, "tiny.yaml", workplace.Directory).Plan!;

        var refused = await Assert.ThrowsAsync<HeadRefusedException>(() => new HeadDesk(client).SubmitAsync(plan with { Source = "study: x" }, never));

        Assert.NotEmpty(refused.Faults);
    }

    public void Dispose() => workplace.Dispose();
}
