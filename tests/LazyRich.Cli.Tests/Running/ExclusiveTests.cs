using LazyRich.Cli.Terminals;
using LazyRich.Cli.Tests.Given;
using LazyRich.Store;
using LazyRich.Store.Locking;

namespace LazyRich.Cli.Tests.Running;

/// <summary>LAZYRICH_EXCLUSIVE, for file systems of a type that nobody has heard of.</summary>
public sealed class ExclusiveTests : IDisposable
{
    private readonly Workplace workplace = new();

    [Fact]
    public async Task Run_ExclusiveByTheEnvironment_SaysSo()
    {
        Answer answer = await RunAsync("1", "run", workplace.Write("tiny.yaml", Workplace.Tiny), "--no-figures");

        Assert.True(answer.Code == 0, answer.ToString());
        Assert.Contains("is open here alone", answer.Errors, StringComparison.Ordinal);
        Assert.Contains("one process alone", (await RunAsync("1", "doctor")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NothingInTheEnvironment_GoesByTheFileSystem()
    {
        Answer answer = await RunAsync("", "run", workplace.Write("tiny.yaml", Workplace.Tiny), "--no-figures");

        Assert.True(answer.Code == 0, answer.ToString());
        Assert.Equal(LazyRich.Store.Disk.FileSystem.Describe(workplace.Store).IsNetwork, answer.Errors.Contains("is open here alone", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ls_ExclusiveWhileAnotherProcessWrites_SaysThatThisOneMustBeAsked()
    {
        await using ResultsStore held = await ResultsStore.OpenAsync(
            workplace.Store, new ResultsStoreOptions { Exclusive = true }, TestContext.Current.CancellationToken);
        Assert.NotNull(StoreHolder.Find(workplace.Store));

        Answer answer = await RunAsync("1", "ls");

        Assert.Equal(3, answer.Code);
        Assert.Contains("only the process that writes a store can read it", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NeitherYesNorNo_IsAUsageError()
    {
        Answer answer = await RunAsync("maybe", "run", workplace.Write("tiny.yaml", Workplace.Tiny), "--no-figures");

        Assert.Equal(2, answer.Code);
        Assert.Contains("LAZYRICH_EXCLUSIVE is 1 (one process alone may have the store open) or 0, not 'maybe'", answer.Errors, StringComparison.Ordinal);
    }

    private Task<Answer> RunAsync(string exclusive, params string[] arguments) => workplace.RunAsync(
        new Interrupts(_ => { }),
        TextWriter.Null,
        terminal => terminal with
        {
            StoreOptions = new() { HolderPatience = TimeSpan.Zero },
            Variable = name => name switch { "LAZYRICH_STORE" => workplace.Store, "LAZYRICH_EXCLUSIVE" => exclusive, _ => null },
        },
        arguments);

    public void Dispose() => workplace.Dispose();
}
