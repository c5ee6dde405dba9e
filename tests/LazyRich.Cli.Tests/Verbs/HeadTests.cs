using System.IO.Compression;
using System.Security.Cryptography;
using LazyRich.Cli.Terminals;
using LazyRich.Cli.Tests.Given;

namespace LazyRich.Cli.Tests.Verbs;

/// <summary>Verbs with <c>--head</c>, against a head that this test plays, from a directory that has no store.</summary>
public sealed class HeadTests : IAsyncLifetime
{
    private readonly Workplace owner = new();
    private readonly Workplace user = new();
    private PlayedHead? head;

    public async ValueTask InitializeAsync() => head = await PlayedHead.StartAsync(owner.Store, solves: true);

    public async ValueTask DisposeAsync()
    {
        await head!.DisposeAsync();
        owner.Dispose();
        user.Dispose();
    }

    [Fact]
    public async Task Run_Head_SubmitsWithItsMatricesFollowsAndReports()
    {
        user.Write("s.csv", "1,0.25\n-0.5,2\n");
        string study = Workplace.TinyBut(("{kind: random-regression}", "{kind: from-file, sigma: s.csv}"), ("[2-2-2, 3-2-2]", "2-2-2"), ("[-1, 0, 1]", "[-1, 0.1, 1]"));

        Answer answer = await HeadAsync("run", user.Write("mine.yaml", study), "--json", "--out", user.Directory);

        Assert.True(answer.Code == 0, answer.ToString());
        Assert.Equal((6, 6, head!.Url), ((int)answer.Json["runs"]!, (int)answer.Json["succeeded"]!, (string)answer.Json["store"]!));
        Assert.Equal(2, answer.Json["figures"]!.AsArray().Count);
        Assert.All(answer.Json["figures"]!.AsArray(), file => Assert.True(new FileInfo((string)file!).Length > 1000));
        Assert.Contains("this command follows", answer.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(user.Store));
    }

    [Fact]
    public async Task EveryReadingVerb_Head_SaysWhatItSaysOfTheFile()
    {
        string file = user.Write("tiny.yaml", Workplace.Tiny);
        Assert.Equal(0, (await HeadAsync("run", file, "--no-figures")).Code);
        string key = (string)(await HeadAsync("query", "tiny", "--columns", "run", "--limit", "1", "--json")).Json["rows"]![0]!["run"]!;

        foreach (string[] verb in (string[][])
        [
            ["plan", file, "--json"], ["status", "tiny", "--json"], ["ls", "--json"], ["ls"], ["show", key, "--json"], ["show", key[..8], "--definition"],
            ["query", "tiny", "--where", "lambda < 0", "--json"], ["query", "tiny", "--limit", "3"],
        ])
        {
            Answer there = await HeadAsync(verb), here = await owner.RunAsync(verb);
            Assert.True(there.Code == 0, there.ToString());
            Assert.Equal(here.Output, there.Output);
        }
    }

    [Theory]
    [InlineData("runs", "csv")]
    [InlineData("trajectories", "csv")]
    [InlineData("runs", "json")]
    [InlineData("trajectories", "npz")]
    public async Task Export_Head_HasTheSameContent(string table, string format)
    {
        Assert.Equal(0, (await HeadAsync("run", user.Write("tiny.yaml", Workplace.Tiny), "--no-figures")).Code);
        (string there, string here) = (user.File($"there.{format}"), user.File($"here.{format}"));

        Answer answer = await HeadAsync("export", "tiny", "--table", table, "--format", format, "-o", there);

        Assert.True(answer.Code == 0, answer.ToString());
        await owner.RunAsync("export", "tiny", "--table", table, "--format", format, "-o", here);
        Assert.Equal(Content(here), Content(there));

        // Where a stream cannot go back, zip puts lengths behind an entry instead of before it; what is in it is the same.
        static string[] Content(string file)
        {
            if (Path.GetExtension(file) != ".npz")
                return [Convert.ToHexString(File.ReadAllBytes(file))];
            using ZipArchive archive = ZipFile.OpenRead(file);
            return [.. archive.Entries.Select(entry =>
            {
                using Stream stream = entry.Open();
                return $"{entry.Name} {Convert.ToHexString(SHA256.HashData(stream))}";
            })];
        }
    }

    [Fact]
    public async Task Plot_Head_IsTheSamePicture()
    {
        Assert.Equal(0, (await HeadAsync("run", user.Write("tiny.yaml", Workplace.Tiny), "--no-figures")).Code);
        await HeadAsync("plot", "tiny", "--figure", "learning-curves", "-o", user.File("there.png"));
        await owner.RunAsync("plot", "tiny", "--figure", "learning-curves", "-o", user.File("here.png"));

        Assert.Equal(
            await File.ReadAllBytesAsync(user.File("here.png"), TestContext.Current.CancellationToken),
            await File.ReadAllBytesAsync(user.File("there.png"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Run_WithoutToken_Says401InWords()
    {
        Answer answer = await user.RunAsync("run", user.Write("tiny.yaml", Workplace.Tiny), "--head", head!.Url);

        Assert.Equal(2, answer.Code);
        Assert.Contains("LAZYRICH_TOKEN", answer.Errors, StringComparison.Ordinal);
        Assert.Empty(head.Store.Reader.Studies());
    }

    [Fact]
    public async Task Run_TokenFile_IsUsed()
    {
        string token = user.Write("token", head!.Api.Token + "\n");

        Answer answer = await user.RunAsync("run", user.Write("tiny.yaml", Workplace.Tiny), "--no-figures", "--head", head.Url, "--token-file", token);

        Assert.True(answer.Code == 0, answer.ToString());
        Assert.Contains($"--head {head.Url} --token-file {token}", answer.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("status")]
    [InlineData("ls", "--json")]
    [InlineData("doctor")]
    public async Task Verb_NobodyAnswers_EndsWith4AndSaysWhatToTry(params string[] verb)
    {
        string url = head!.Url;
        await head.Api.DisposeAsync();

        Answer answer = await user.RunAsync([.. verb, "--head", url]);

        Assert.Equal(4, answer.Code);
        Assert.Contains("does not answer", answer.Errors + answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_HeadIsThereAMomentLater_IsWaitedFor()
    {
        PlayedHead first = await PlayedHead.StartAsync(user.Store, solves: false);
        await first.DisposeAsync();
        PlayedHead? second = null;
        using var listener = new OnLine("waiting for one to start", () => second = PlayedHead.StartAsync(user.Store, solves: true, first.Api).GetAwaiter().GetResult());

        Answer answer = await owner.RunAsync(
            new(_ => { }), listener, With(first), "run", owner.Write("tiny.yaml", Workplace.Tiny), "--no-figures", "--json", "--head", first.Url);

        Assert.True(answer.Code == 0, answer.ToString());
        Assert.Equal(12, (int)answer.Json["succeeded"]!);
        await second!.DisposeAsync();
    }

    [Fact]
    public async Task Run_NoHeadComesUp_EndsWith4AfterItsPatience()
    {
        string url = head!.Url;
        await head.Api.DisposeAsync();

        Answer answer = await user.RunAsync(
            new(_ => { }), TextWriter.Null, terminal => With(head)(terminal) with { Time = new HastyClock() }, "run", user.Write("tiny.yaml", Workplace.Tiny), "--head", url);

        Assert.Equal(4, answer.Code);
        Assert.Contains("waiting for one to start there, at most 20 s", answer.Errors, StringComparison.Ordinal);
        Assert.Contains("does not answer", answer.Errors, StringComparison.Ordinal);
    }

    /// <summary>The study was taken in: the same command would not start it again.</summary>
    [Fact]
    public async Task Run_CtrlCWhileTheHeadIsAway_SaysThatTheStudyIsTakenIn()
    {
        using var interrupts = new Interrupts(_ => throw new InvalidOperationException("forced"));
        var follows = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var away = new OnLine("waiting for it, at most", () => interrupts.Raise(130));
        using var following = new OnLine("this command follows", follows.SetResult);
        using var listener = new OnEither(following, away);
        PlayedHead idle = await PlayedHead.StartAsync(user.Store, solves: false);
        Task<Answer> running = owner.RunAsync(
            interrupts, listener, With(idle), "run", owner.Write("tiny.yaml", Workplace.Tiny), "--no-figures", "--json", "--head", idle.Url);
        await follows.Task;
        await idle.DisposeAsync();

        Answer answer = await running;

        Assert.Equal(130, answer.Code);
        Assert.Contains("tiny is taken in", answer.Errors, StringComparison.Ordinal);
        Assert.Contains("lazyrich status tiny", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_CtrlCWhileNoHeadIsThere_EndsWith130()
    {
        string url = head!.Url;
        await head.Api.DisposeAsync();
        using var interrupts = new Interrupts(_ => throw new InvalidOperationException("forced"));
        using var listener = new OnLine("waiting for one to start", () => interrupts.Raise(130));

        Answer answer = await user.RunAsync(interrupts, listener, With(head), "run", user.Write("tiny.yaml", Workplace.Tiny), "--head", url);

        Assert.Equal(130, answer.Code);
    }

    [Fact]
    public async Task Run_Interrupted_LetsGoAndTheStudyStays()
    {
        await using PlayedHead idle = await PlayedHead.StartAsync(user.Store, solves: false);
        using var interrupts = new Interrupts(_ => throw new InvalidOperationException("forced"));
        using var listener = new OnLine("this command follows", () => interrupts.Raise(130));

        Answer answer = await owner.RunAsync(
            interrupts, listener, With(idle), "run", owner.Write("tiny.yaml", Workplace.Tiny), "--no-figures", "--head", idle.Url);

        Assert.Equal(130, answer.Code);
        Assert.Contains("goes on at", answer.Errors, StringComparison.Ordinal);
        Assert.Equal(12, idle.Store.Reader.Study("tiny")!.Planned);
    }

    [Fact]
    public async Task Run_HeadIsRestartedMeanwhile_FollowsTheNewOne()
    {
        PlayedHead first = await PlayedHead.StartAsync(user.Store, solves: false);
        PlayedHead? second = null;
        using var listener = new OnLine("waiting for it", () => second = PlayedHead.StartAsync(user.Store, solves: true, first.Api).GetAwaiter().GetResult());
        using var ending = new OnLine("this command follows", () => first.DisposeAsync().AsTask().GetAwaiter().GetResult());
        using var both = new OnEither(listener, ending);

        Answer answer = await owner.RunAsync(
            new(_ => { }), both, With(first), "run", owner.Write("tiny.yaml", Workplace.Tiny), "--no-figures", "--json", "--head", first.Url);

        Assert.True(answer.Code == 0, answer.ToString());
        Assert.Equal(12, (int)answer.Json["succeeded"]!);
        Assert.Contains("the head is back", answer.Errors, StringComparison.Ordinal);
        await second!.DisposeAsync();
    }

    [Theory]
    [InlineData("query", "tiny", "--columns", "run,lambda,time_to_1pct", "--json")]
    [InlineData("export", "tiny", "--table", "trajectories", "--format", "csv")]
    [InlineData("show", "", "--json")]
    public async Task Read_StoreThatOnlyItsHolderCanRead_AsksTheHolder(params string[] verb)
    {
        Assert.Equal(0, (await user.RunAsync("run", user.Write("tiny.yaml", Workplace.Tiny), "--no-figures")).Code);
        string key = (string)(await user.RunAsync("query", "tiny", "--columns", "run", "--json")).Json["rows"]![0]!["run"]!;
        verb = Array.ConvertAll(verb, word => word.Length == 0 ? key : word);
        (Answer before, byte[] bytesBefore) = await ReadAsync(verb);
        await using PlayedHead holder = await PlayedHead.StartAsync(user.Store, solves: false, exclusive: true);

        (Answer held, byte[] bytesHeld) = await ReadAsync(verb);

        Assert.True(held.Code == 0, held.ToString());
        Assert.Equal(before.Output, held.Output);
        Assert.Equal(bytesBefore, bytesHeld);
    }

    [Theory]
    [InlineData("give one of them", "status", "--store", "a.db", "--head", "http://127.0.0.1:1")]
    [InlineData("did you mean http://node7:7070?", "status", "--head", "node7:7070")]
    [InlineData("--slots", "resume", "--slots", "2", "--head", "http://127.0.0.1:1")]
    [InlineData("no token file", "status", "--head", "http://127.0.0.1:1", "--token-file", "absent")]
    public async Task Verb_ContradictoryOptions_EndsWith2InWords(string words, params string[] arguments)
    {
        Answer answer = await user.RunAsync(arguments);

        Assert.Equal(2, answer.Code);
        Assert.Contains(words, answer.Errors, StringComparison.Ordinal);
    }

    private Task<Answer> HeadAsync(params string[] arguments) =>
        user.RunAsync(new(_ => { }), TextWriter.Null, With(head!), [.. arguments, "--head", head!.Url]);

    /// <summary>As on a network file system.</summary>
    private async Task<(Answer Answer, byte[] Bytes)> ReadAsync(string[] verb)
    {
        using var bytes = new MemoryStream();
        Answer answer = await user.RunAsync(
            new(_ => { }),
            TextWriter.Null,
            terminal => terminal with
            {
                Variable = name => name == "LAZYRICH_STORE" ? user.Store : null,
                OpenOut = () => bytes,
                StoreOptions = new() { Exclusive = true },
            },
            verb);
        return (answer, bytes.ToArray());
    }

    private static Func<Terminal, Terminal> With(PlayedHead head) =>
        terminal => terminal with { Variable = name => name == "LAZYRICH_TOKEN" ? head.Api.Token : null };

    /// <summary>Between two looks at it 21 s go by; it never waits.</summary>
    private sealed class HastyClock : TimeProvider
    {
        private long looks;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => 21 * Interlocked.Increment(ref looks);
    }
}
