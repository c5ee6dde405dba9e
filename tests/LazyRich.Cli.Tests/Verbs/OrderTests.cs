using LazyRich.Cli.Tests.Given;
using LazyRich.Reporting.Api;
using LazyRich.Store;
using LazyRich.Store.Reading;
using LazyRich.Store.Writing.Ordering;
using LazyRich.Studies.Files;

namespace LazyRich.Cli.Tests.Verbs;

/// <summary>Pause, resume, stop and cancel: at rest, through the process that holds the store, and at a head.</summary>
public sealed class OrderTests : IDisposable
{
    private static readonly CancellationToken never = CancellationToken.None;

    private readonly Workplace workplace = new();
    private readonly Workplace user = new();

    [Theory]
    [InlineData("pause", "paused", 0)]
    [InlineData("stop", "stopped", 12)]
    [InlineData("cancel", "cancelled", 12)]
    public async Task Order_AtRest_IsCarriedOutOnce(string verb, string state, int cancelled)
    {
        await SubmitAsync();

        Answer first = await workplace.RunAsync(verb, "tiny", "--json"), second = await workplace.RunAsync(verb, "tiny", "--json");

        Assert.True(first.Code == 0, first.ToString());
        Assert.Equal((true, "active", state), ((bool)first.Json["changed"]!, (string)first.Json["before"]!, (string)first.Json["state"]!));
        Assert.Equal((0, false, state), (second.Code, (bool)second.Json["changed"]!, (string)second.Json["state"]!));
        Assert.Equal((state, cancelled), (Study().State, (int)Study().Cancelled));
    }

    /// <summary>The head is gone for a moment, not its workers: they bring what they hold to the next one.</summary>
    [Fact]
    public async Task Pause_AtRestWhileWorkersHoldLeases_LeavesThemTheirs()
    {
        await SubmitAsync();
        await using (ResultsStore store = await ResultsStore.OpenAsync(workplace.Store, never))
        {
            await store.Writer.LeaseAsync("alive", new PlanOrder(2), DateTime.UtcNow.AddHours(1), never);
            await store.Writer.LeaseAsync("silent", new PlanOrder(3), DateTime.UtcNow.AddHours(-1), never);
        }

        Answer paused = await workplace.RunAsync("pause", "tiny", "--json");

        Assert.True(paused.Code == 0, paused.ToString());
        Assert.Equal(2, Study().Leased);
    }

    [Fact]
    public async Task Resume_AfterAPauseAtRest_FinishesTheStudy()
    {
        await SubmitAsync();
        Answer paused = await workplace.RunAsync("pause", "tiny");

        Answer resumed = await workplace.RunAsync("resume", "tiny", "--no-figures", "--json");

        Assert.Contains("lazyrich resume tiny", paused.Errors, StringComparison.Ordinal);
        Assert.True(resumed.Code == 0, resumed.ToString());
        Assert.Equal((12, "active"), ((int)resumed.Json["succeeded"]!, Study().State));
    }

    [Theory]
    [InlineData("pause")]
    [InlineData("resume")]
    public async Task PauseOrResume_StoppedStudy_SaysThatItIsFinal(string verb)
    {
        await SubmitAsync();
        await workplace.RunAsync("stop", "tiny");

        Answer answer = await workplace.RunAsync(verb, "tiny");

        Assert.Equal(2, answer.Code);
        Assert.Contains("was stopped, which is final", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_StoppedStudy_PlansItAnew()
    {
        await SubmitAsync();
        await workplace.RunAsync("cancel", "tiny");

        Answer answer = await workplace.RunAsync("run", workplace.Write("tiny.yaml", Workplace.Tiny), "--no-figures", "--json");

        Assert.True(answer.Code == 0, answer.ToString());
        Assert.Equal((12, "active"), ((int)answer.Json["succeeded"]!, Study().State));
    }

    [Fact]
    public async Task Pause_UnknownStudy_NamesTheNearest()
    {
        await SubmitAsync();

        Answer answer = await workplace.RunAsync("pause", "tinny");

        Assert.Equal(2, answer.Code);
        Assert.Contains("did you mean 'tiny'?", answer.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pause", "paused")]
    [InlineData("stop", "stopped")]
    [InlineData("cancel", "cancelled")]
    public async Task Order_StoreIsHeld_IsCarriedOutByItsHolder(string verb, string state)
    {
        await using PlayedHead head = await PlayedHead.StartAsync(workplace.Store, solves: false);
        await head.Desk.SubmitAsync(StudyReader.Read(Workplace.Tiny, "tiny.yaml", workplace.Directory).Plan!, never);

        Answer answer = await workplace.RunAsync(verb, "tiny", "--json");

        Assert.True(answer.Code == 0, answer.ToString());
        Assert.Equal((state, state), ((string)answer.Json["state"]!, head.Store.Reader.Study("tiny")!.State));
    }

    [Fact]
    public async Task Order_AtAHead_NeedsItsTokenAndIsCarriedOutThere()
    {
        await using PlayedHead head = await PlayedHead.StartAsync(workplace.Store, solves: false);
        await head.Desk.SubmitAsync(StudyReader.Read(Workplace.Tiny, "tiny.yaml", workplace.Directory).Plan!, never);

        Answer stranger = await user.RunAsync("cancel", "tiny", "--head", head.Url, "--token-file", user.Write("wrong", new string('0', 64)));
        Answer answer = await AtHeadAsync(head, "cancel", "tiny", "--json");

        Assert.Equal(2, stranger.Code);
        Assert.True(answer.Code == 0, answer.ToString());
        Assert.Equal("cancelled", head.Store.Reader.Study("tiny")!.State);
    }

    [Fact]
    public async Task Pause_RunInAnotherTerminal_WaitsUntilItIsResumed()
    {
        await using PlayedHead head = await PlayedHead.StartAsync(workplace.Store, solves: true);
        await head.Store.Writer.SubmitAsync(StudyReader.Read(Workplace.Tiny, "tiny.yaml", workplace.Directory).Plan!, never);
        await head.Store.Writer.PauseAsync("tiny", never);

        Answer answer = await AtHeadAsync(head, "resume", "tiny", "--no-figures", "--json");

        Assert.True(answer.Code == 0, answer.ToString());
        Assert.Equal(12, (int)answer.Json["succeeded"]!);
    }

    [Fact]
    public async Task Follow_StudyThatIsStopped_EndsWith1AndSaysSo()
    {
        await using PlayedHead head = await PlayedHead.StartAsync(workplace.Store, solves: false);
        using var listener = new OnLine("this command follows", () => head.Desk.OrderAsync(StudyOrder.Stop, "tiny", never).GetAwaiter().GetResult());

        Answer answer = await user.RunAsync(
            new(_ => { }), listener, With(head), "run", user.Write("tiny.yaml", Workplace.Tiny), "--no-figures", "--head", head.Url);

        Assert.Equal(1, answer.Code);
        Assert.Contains("stopped", answer.Output, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        workplace.Dispose();
        user.Dispose();
    }

    private async Task SubmitAsync()
    {
        await using ResultsStore store = await ResultsStore.OpenAsync(workplace.Store, never);
        await store.Writer.SubmitAsync(StudyReader.Read(Workplace.Tiny, "tiny.yaml", workplace.Directory).Plan!, never);
    }

    private StudyStatus Study() => ResultsStore.OpenReader(workplace.Store).Study("tiny")!;

    private Task<Answer> AtHeadAsync(PlayedHead head, params string[] arguments) =>
        user.RunAsync(new(_ => { }), TextWriter.Null, With(head), [.. arguments, "--head", head.Url]);

    private static Func<LazyRich.Cli.Terminals.Terminal, LazyRich.Cli.Terminals.Terminal> With(PlayedHead head) =>
        terminal => terminal with { Variable = name => name == "LAZYRICH_TOKEN" ? head.Api.Token : null };
}
