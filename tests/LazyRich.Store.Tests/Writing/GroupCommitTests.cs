using LazyRich.Store.Sql;
using LazyRich.Store.Tests.Fixtures;
using LazyRich.Store.Writing;
using Microsoft.Extensions.Time.Testing;

namespace LazyRich.Store.Tests.Writing;

/// <summary>The writer's thread by itself, over a table of numbers.</summary>
public sealed class GroupCommitTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();
    private readonly Database database;
    private readonly FakeTimeProvider time = new();
    private readonly WriterThread thread;

    public GroupCommitTests()
    {
        database = Connections.OpenForWriting(directory.File("group.db"), exclusive: false, checksReferences: true);
        database["CREATE TABLE numbers (n INTEGER)"].Execute();
        thread = new(new WriteContext(database, time), "group.db");
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        thread.Dispose();
        database.Dispose();
        directory.Dispose();
    }

    [Fact]
    public async Task Post_WhatQueuedWhileOneRan_IsCommittedTogetherAndInOrder()
    {
        using var started = new ManualResetEventSlim();
        using var gate = new ManualResetEventSlim();
        Task<int> first = thread.Post(
            context =>
            {
                started.Set();
                gate.Wait(Cancellation);
                return Insert(context, 1);
            },
            Cancellation);
        started.Wait(Cancellation);
        Task<int> second = thread.Post(context => Insert(context, 2), Cancellation);
        Task<long[]> third = thread.Post(_ => Committed(), Cancellation);
        gate.Set();

        Assert.Empty(await third);
        await Task.WhenAll(first, second);
        Assert.Equal([1, 2], Committed());
    }

    [Fact]
    public async Task Post_WhatQueuedWhileOneTookLong_IsCommittedAfterIt()
    {
        using var started = new ManualResetEventSlim();
        using var gate = new ManualResetEventSlim();
        Task<int> first = thread.Post(
            context =>
            {
                started.Set();
                gate.Wait(Cancellation);
                time.Advance(WriterThread.GroupTime);
                return Insert(context, 1);
            },
            Cancellation);
        started.Wait(Cancellation);
        Task<long[]> second = thread.Post(_ => Committed(), Cancellation);
        gate.Set();

        await first;
        long[] seen = await second;
        Assert.Equal([1], seen);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Post_OneOfAGroupFails_LeavesNoTraceAndItsNeighboursSucceed(int failing)
    {
        using var gate = new ManualResetEventSlim();
        Task<int>[] group = [.. Enumerable.Range(0, 3).Select(n => thread.Post(
            context =>
            {
                gate.Wait(Cancellation);
                Insert(context, n);
                return n == failing ? throw new InvalidDataException("after its insert") : n;
            },
            Cancellation))];
        gate.Set();

        await Assert.ThrowsAsync<InvalidDataException>(() => group[failing]);
        await Task.WhenAll(group.Where((_, n) => n != failing));
        Assert.Equal(new long[] { 0, 1, 2 }.Where(n => n != failing), Committed());
    }

    [Fact]
    public async Task Post_CancelledWhileQueued_IsNotDone()
    {
        using var gate = new ManualResetEventSlim();
        using var cancelled = new CancellationTokenSource();
        Task<int> first = thread.Post(
            _ =>
            {
                gate.Wait(Cancellation);
                return 0;
            },
            Cancellation);
        Task<int> second = thread.Post(context => Insert(context, 2), cancelled.Token);
        await cancelled.CancelAsync();
        gate.Set();

        await first;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.Empty(Committed());
    }

    [Fact]
    public async Task Post_DiskFull_FailsInWordsAndTheNextSucceedsWhenThereIsRoom()
    {
        await thread.Post(context => context.Database["PRAGMA max_page_count = 10"].Scalar(), Cancellation);

        StoreException full = await Assert.ThrowsAsync<StoreException>(() => thread.Post(
            context =>
            {
                for (int i = 0; i < 100_000; i++)
                    Insert(context, i);
                return 0;
            },
            Cancellation));
        await thread.Ask(context => context.Database["PRAGMA max_page_count = 1000"].Scalar());
        await thread.Post(context => Insert(context, 7), Cancellation);

        Assert.Contains("is full", full.Message, StringComparison.Ordinal);
        Assert.Equal([7], Committed());
    }

    [Fact]
    public async Task Ask_QueuedBehindChanges_SeesOnlyWhatIsCommitted()
    {
        using var gate = new ManualResetEventSlim();
        Task<int> change = thread.Post(
            context =>
            {
                gate.Wait(Cancellation);
                return Insert(context, 1);
            },
            Cancellation);
        Task<bool> question = thread.Ask(context => context.Database.AutoCommit);
        gate.Set();

        await change;
        Assert.True(await question);
    }

    private static int Insert(WriteContext context, int n) => context.Database["INSERT INTO numbers (n) VALUES (@n)"].Execute(n);

    /// <summary>By a connection of its own: what is not committed is not seen.</summary>
    private long[] Committed()
    {
        using Database reader = Connections.OpenForReading(directory.File("group.db"), exclusive: false);
        using var rows = reader["SELECT n FROM numbers ORDER BY rowid"].Read();
        var numbers = new List<long>();
        while (rows.Read())
            numbers.Add(rows.GetInt64(0));
        return [.. numbers];
    }
}
