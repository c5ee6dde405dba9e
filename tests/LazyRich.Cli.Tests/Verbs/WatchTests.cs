using System.Text.Json.Nodes;
using LazyRich.Cli.Terminals;
using LazyRich.Cli.Tests.Given;
using LazyRich.Reporting.Api;
using LazyRich.Store;
using LazyRich.Studies.Files;
using LazyRich.Studies.Plan;

namespace LazyRich.Cli.Tests.Verbs;

public sealed class WatchTests : IDisposable
{
    private static readonly CancellationToken never = CancellationToken.None;

    private static readonly StudyPlan tiny = StudyReader.Read(Workplace.Tiny, "tiny.yaml", ".").Plan!;

    private readonly Workplace workplace = new();

    [Fact]
    public async Task Watch_JsonWhileAStudyRuns_IsALineAMomentAndEndsWhenItIsFinished()
    {
        await using PlayedHead head = await PlayedHead.StartAsync(workplace.Store, solves: true);
        await head.Store.Writer.SubmitAsync(tiny, never);
        await head.Store.Writer.PauseAsync("tiny", never);
        using var looked = new OnPrint(() => head.Desk.OrderAsync(StudyOrder.Resume, "tiny", never));

        Answer answer = await RunAsync(looked, "status", "tiny", "--watch", "--json");

        Assert.Equal(0, answer.Code);
        JsonObject[] moments = [.. looked.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject())];
        Assert.Equal(("paused", 0), ((string)moments[0]["studies"]![0]!["state"]!, (int)moments[0]["studies"]![0]!["succeeded"]!));
        Assert.Equal(("active", 12), ((string)moments[^1]["studies"]![0]!["state"]!, (int)moments[^1]["studies"]![0]!["succeeded"]!));
        Assert.Contains(moments, moment => moment["silos"]!.AsArray().Any(silo => (int)silo!["slots"]! == 1));
    }

    /// <summary>As on a network file system, where the head that comes has the file alone.</summary>
    [Fact]
    public async Task Watch_AHeadTakesTheStoreForItself_GoesOnAtTheHead()
    {
        var exclusive = new ResultsStoreOptions { Exclusive = true };
        await using (ResultsStore store = await ResultsStore.OpenAsync(workplace.Store, exclusive, never))
        {
            await store.Writer.SubmitAsync(tiny, never);
            await store.Writer.PauseAsync("tiny", never);
        }

        PlayedHead? head = null;
        using var looked = new OnPrint(async () =>
        {
            head = await PlayedHead.StartAsync(workplace.Store, solves: true, exclusive: true);
            await head.Desk.OrderAsync(StudyOrder.Resume, "tiny", never);
        });

        Answer answer = await workplace.RunAsync(
            new(_ => { }), TextWriter.Null, terminal => terminal with { Out = looked, StoreOptions = exclusive }, "status", "tiny", "--watch");

        Assert.True(answer.Code == 0, answer.ToString());
        Assert.StartsWith("tiny: 12 runs: paused: all planned", looked.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("tiny: 12 runs: all succeeded", looked.ToString().Trim(), StringComparison.Ordinal);
        await head!.DisposeAsync();
    }

    [Fact]
    public async Task Watch_NoTerminal_SaysOnlyWhatChanged()
    {
        await workplace.RunAsync("run", workplace.Write("tiny.yaml", Workplace.Tiny), "--no-figures");

        Answer answer = await workplace.RunAsync("status", "tiny", "--watch");

        Assert.Equal(0, answer.Code);
        Assert.Equal("tiny: 12 runs: all succeeded", answer.Output.Trim());
    }

    [Fact]
    public async Task Watch_OnATerminal_RedrawsFromTheTop()
    {
        await workplace.RunAsync("run", workplace.Write("tiny.yaml", Workplace.Tiny), "--no-figures");

        Answer answer = await workplace.RunAsync(
            new(_ => { }), TextWriter.Null, terminal => terminal with { OutIsTerminal = true }, "status", "tiny", "--watch");

        Assert.Equal(0, answer.Code);
        Assert.Contains("\u001b[H\u001b[J", answer.Output, StringComparison.Ordinal);
        Assert.Contains("all succeeded", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watch_AllStudies_EndsWhenItIsInterrupted()
    {
        await workplace.RunAsync("run", workplace.Write("tiny.yaml", Workplace.Tiny), "--no-figures");
        using var interrupts = new Interrupts(_ => throw new InvalidOperationException("forced"));
        using var looked = new OnPrint(() =>
        {
            interrupts.Raise(130);
            return Task.CompletedTask;
        });

        Answer answer = await workplace.RunAsync(interrupts, TextWriter.Null, terminal => terminal with { Out = looked }, "status", "--watch");

        Assert.Equal(130, answer.Code);
        Assert.Contains("tiny: 12 runs", looked.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_WhileAProcessHoldsTheStore_ShowsItsSilos()
    {
        await using PlayedHead head = await PlayedHead.StartAsync(workplace.Store, solves: true);
        while (head.Api.Silos!.Look().Count == 0)
            await Task.Delay(20, TestContext.Current.CancellationToken);

        Answer text = await workplace.RunAsync("status"), json = await workplace.RunAsync("status", "--json");

        Assert.Contains(Environment.MachineName, text.Output, StringComparison.Ordinal);
        Assert.Equal(1, (int)json.Json["silos"]![0]!["slots"]!);
    }

    public void Dispose() => workplace.Dispose();

    private Task<Answer> RunAsync(TextWriter output, params string[] arguments) =>
        workplace.RunAsync(new(_ => { }), TextWriter.Null, terminal => terminal with { Out = output }, arguments);

    /// <summary>Keeps what is printed, and does something after the first line.</summary>
    private sealed class OnPrint(Func<Task> first) : StringWriter
    {
        private bool printed;

        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (printed)
                return;
            printed = true;
            first().GetAwaiter().GetResult();
        }
    }
}
