namespace LazyRich.Cli.Tests.Given;

/// <summary>The tiny study, run once for every test that only asks.</summary>
public sealed class StoredTiny : IAsyncLifetime
{
    public Workplace Workplace { get; } = new();

    public async ValueTask InitializeAsync()
    {
        Answer answer = await Workplace.RunAsync("run", Workplace.Write("tiny.yaml", Workplace.Tiny), "--no-figures");
        Assert.True(answer.Code == 0, answer.ToString());
    }

    public ValueTask DisposeAsync()
    {
        Workplace.Dispose();
        return ValueTask.CompletedTask;
    }
}

[CollectionDefinition(nameof(StoredTiny))]
public sealed class StoredTinyCollection : ICollectionFixture<StoredTiny>;
