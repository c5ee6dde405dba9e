using LazyRich.Store.Reading;
using LazyRich.Store.Tests.Fixtures;
using Microsoft.Data.Sqlite;

namespace LazyRich.Store.Tests;

public sealed class OpeningTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Path => directory.File("store.db");

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Open_NothingThere_MakesAStoreThatKeepsItsId()
    {
        string id;
        await using (ResultsStore store = await ResultsStore.OpenAsync(Path, Cancellation))
            id = store.StoreId;
        await using ResultsStore again = await ResultsStore.OpenAsync(Path, Cancellation);

        Assert.Equal(id, again.StoreId);
        Assert.Equal(32, id.Length);
        Assert.Empty(again.Reader.Studies());
    }

    [Fact]
    public async Task Open_NewerSchema_IsRefusedByReaderAndWriterWithWhatToDo()
    {
        await using (await ResultsStore.OpenAsync(Path, Cancellation))
        {
        }

        Execute("PRAGMA user_version = 99; UPDATE meta SET schema_version = 99, product = '9.0'");

        StoreException writing = await Assert.ThrowsAsync<StoreException>(() => ResultsStore.OpenAsync(Path, Cancellation));
        StoreException reading = Assert.Throws<StoreException>(() => ResultsStore.OpenReader(Path));
        Assert.Contains("schema 99, written by LazyRich 9.0", writing.Message, StringComparison.Ordinal);
        Assert.Contains("--store", writing.Message, StringComparison.Ordinal);
        Assert.Equal(writing.Message, reading.Message);
    }

    [Fact]
    public async Task Open_AfterARefusal_HasFreedTheLock()
    {
        await File.WriteAllTextAsync(Path, "not a database, though long enough to be taken for the head of one", Cancellation);
        await Assert.ThrowsAsync<StoreException>(() => ResultsStore.OpenAsync(Path, Cancellation));
        File.Delete(Path);

        await using ResultsStore store = await ResultsStore.OpenAsync(Path, Cancellation);
        Assert.NotEmpty(store.StoreId);
    }

    [Fact]
    public async Task Open_SomethingElse_IsRefusedInWords()
    {
        await File.WriteAllTextAsync(directory.File("text.db"), new string('x', 4096), Cancellation);
        Execute("CREATE TABLE other (a)");

        Assert.Contains("not an SQLite database", (await Assert.ThrowsAsync<StoreException>(() => ResultsStore.OpenAsync(directory.File("text.db"), Cancellation))).Message, StringComparison.Ordinal);
        Assert.Contains("not a results store", (await Assert.ThrowsAsync<StoreException>(() => ResultsStore.OpenAsync(Path, Cancellation))).Message, StringComparison.Ordinal);
        Assert.Contains("is a directory", (await Assert.ThrowsAsync<StoreException>(() => ResultsStore.OpenAsync(directory.Path, Cancellation))).Message, StringComparison.Ordinal);
        Assert.Contains("There is no directory", (await Assert.ThrowsAsync<StoreException>(() => ResultsStore.OpenAsync(directory.File("no/where.db"), Cancellation))).Message, StringComparison.Ordinal);
        Assert.Contains("does not exist", Assert.Throws<StoreException>(() => ResultsStore.OpenReader(directory.File("absent.db"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenReader_WhileTheWriterWritesAndAfter_SeesWhatIsCommitted()
    {
        IStoreReader reader;
        await using (ResultsStore store = await ResultsStore.OpenAsync(Path, Cancellation))
        {
            reader = ResultsStore.OpenReader(Path);
            Assert.Empty(reader.Studies());
            await store.Writer.SubmitAsync(Plans.Of("a", [1, 2]), Cancellation);
            Assert.Equal(2, Assert.Single(reader.Studies()).Planned);
        }

        Assert.Equal(2, Assert.Single(reader.Studies()).Planned);
    }

    [Fact]
    public async Task OpenReader_Exclusive_WaitsForNoOneAndIsRefusedByNameWhileTheWriterIsThere()
    {
        var options = new ResultsStoreOptions { Exclusive = true };
        await using (ResultsStore store = await ResultsStore.OpenAsync(Path, options, Cancellation))
        {
            await store.Writer.SubmitAsync(Plans.Of("a", [1, 2]), Cancellation);
            store.Announce(new("http://127.0.0.1:7070/"), "secret");
            StoreHeldException refused = Assert.Throws<StoreHeldException>(() => ResultsStore.OpenReader(Path, options));
            Assert.EndsWith("--head http://127.0.0.1:7070/", refused.Message, StringComparison.Ordinal);
        }

        IStoreReader first = ResultsStore.OpenReader(Path, options), second = ResultsStore.OpenReader(Path, options);
        Assert.Equal((2, 2), (first.Study("a")!.Planned, second.Study("a")!.Planned));
        Assert.False(File.Exists(Path + "-shm"));
    }

    [Fact]
    public async Task OpenReader_ExclusiveAndThenAWriterComes_TheNextQuestionSaysAtOnceWhoThatIs()
    {
        var options = new ResultsStoreOptions { Exclusive = true };
        await using (ResultsStore store = await ResultsStore.OpenAsync(Path, options, Cancellation))
            await store.Writer.SubmitAsync(Plans.Of("a", [1, 2]), Cancellation);
        IStoreReader reader = ResultsStore.OpenReader(Path, options);
        Assert.NotNull(reader.Study("a"));

        await using ResultsStore writer = await ResultsStore.OpenAsync(Path, options, Cancellation);
        writer.Announce(new("http://127.0.0.1:7070/"), "secret");

        Assert.Equal("http://127.0.0.1:7070/", Assert.Throws<StoreHeldException>(() => reader.Study("a")).Api!.ToString());
    }

    [Fact]
    public async Task OpenReader_ExclusiveAndTheWriterHasNotSaidWhereItIs_WaitsUntilItDoesOrEnds()
    {
        var options = new ResultsStoreOptions { Exclusive = true, HolderPatience = TimeSpan.MaxValue };
        ResultsStore writer = await ResultsStore.OpenAsync(Path, options, Cancellation);
        Task<IStoreReader> first = Task.Run(() => ResultsStore.OpenReader(Path, options), Cancellation);
        writer.Announce(new("http://127.0.0.1:7070/"), "secret");
        Assert.Equal("http://127.0.0.1:7070/", (await Assert.ThrowsAsync<StoreHeldException>(() => first)).Api!.ToString());
        await writer.DisposeAsync();

        writer = await ResultsStore.OpenAsync(Path, options, Cancellation);
        Task<IStoreReader> second = Task.Run(() => ResultsStore.OpenReader(Path, options), Cancellation);
        await writer.DisposeAsync();
        Assert.Empty((await second).Studies());
    }

    [Fact]
    public async Task Open_ThroughASymbolicLink_IsTheSameStoreUnderTheSameLock()
    {
        File.CreateSymbolicLink(directory.File("link.db"), Path);
        await using ResultsStore store = await ResultsStore.OpenAsync(directory.File("link.db"), Cancellation);

        await Assert.ThrowsAsync<StoreHeldException>(() => ResultsStore.OpenAsync(Path, Cancellation));
        Assert.EndsWith("store.db", store.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_AfterDispose_FailInWords()
    {
        ResultsStore store = await ResultsStore.OpenAsync(Path, Cancellation);
        await store.DisposeAsync();

        Assert.Contains("is closed", (await Assert.ThrowsAsync<StoreException>(() => store.Writer.RequeueAsync(null, Cancellation))).Message, StringComparison.Ordinal);
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
