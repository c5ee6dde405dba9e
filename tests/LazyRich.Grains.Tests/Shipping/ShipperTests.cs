using LazyRich.Grains.Shipping;
using LazyRich.Grains.Tests.Fakes;
using LazyRich.Store.Writing;
using Microsoft.Extensions.Logging.Abstractions;

namespace LazyRich.Grains.Tests.Shipping;

public sealed class ShipperTests
{
    private readonly WatchedTime time = new();
    private readonly FakeSink sink = new();
    private readonly ShipperOptions options = new();

    [Fact]
    public async Task Ship_FewResults_WaitForCompanyAndTravelTogether()
    {
        await using Shipper shipper = Shipper(options);
        Task<Verdict>[] verdicts = [shipper.ShipAsync(Run(0)), shipper.ShipAsync(Run(1))];
        Assert.Empty(sink.Batches);

        time.Advance(options.Linger);
        (await sink.NextAsync()).Accept();

        Assert.Equal([Verdict.Accepted, Verdict.Accepted], await Task.WhenAll(verdicts));
        Assert.Equal([[0, 1]], sink.Batches);
    }

    [Fact]
    public async Task Ship_AFullBatchOfBytes_LeavesAtOnceAndStaysWithinTheLimit()
    {
        var small = new ShipperOptions { BatchBytes = 4000 };
        await using Shipper shipper = Shipper(small);
        for (int i = 0; i < 4; i++)
            _ = shipper.ShipAsync(Run(i, bytes: 1000));

        FakeSink.Delivery first = await sink.NextAsync();

        Assert.Equal([0, 1], first.Runs);
    }

    [Fact]
    public async Task Ship_ResultLargerThanABatch_TravelsAlone()
    {
        await using Shipper shipper = Shipper(new() { BatchBytes = 1000 });
        _ = shipper.ShipAsync(Run(0, bytes: 5000));

        Assert.Equal(0, Assert.Single((await sink.NextAsync()).Runs));
    }

    [Fact]
    public async Task Ship_TwoBatchesWithoutVerdict_HoldsBackTheThird()
    {
        await using Shipper shipper = Shipper(new() { BatchRuns = 1 });
        Task<Verdict>[] verdicts = [.. Enumerable.Range(0, 3).Select(run => shipper.ShipAsync(Run(run)))];
        FakeSink.Delivery first = await sink.NextAsync();
        FakeSink.Delivery second = await sink.NextAsync();
        Assert.Equal(2, sink.Batches.Count);

        first.Accept();
        (await sink.NextAsync()).Accept();
        second.Accept();

        Assert.All(await Task.WhenAll(verdicts), verdict => Assert.Equal(Verdict.Accepted, verdict));
        Assert.Equal([0, 1, 2], sink.Batches.Select(batch => batch[0]).Order());
    }

    [Fact]
    public async Task Ship_SinkTimesOut_SendsTheSameBatchAgainUntilThereIsAVerdict()
    {
        await using Shipper shipper = Shipper(new() { BatchRuns = 2 });
        await time.TimerStartedAsync();
        Task<Verdict>[] verdicts = [shipper.ShipAsync(Run(0)), shipper.ShipAsync(Run(1))];
        for (int i = 0; i < 3; i++)
        {
            (await sink.NextAsync()).Fail(new TimeoutException());
            await time.TimerStartedAsync();
            time.Advance(options.LongestPause);
        }

        (await sink.NextAsync()).Answer(Verdict.AlreadyStored, Verdict.Fenced);

        Assert.Equal([Verdict.AlreadyStored, Verdict.Fenced], await Task.WhenAll(verdicts));
        Assert.Equal([[0, 1], [0, 1], [0, 1], [0, 1]], sink.Batches);
    }

    [Fact]
    public async Task Hurry_ResultsThatLinger_AreSentWithoutWaiting()
    {
        await using Shipper shipper = Shipper(options);
        Task<Verdict> before = shipper.ShipAsync(Run(0));
        shipper.Hurry();
        (await sink.NextAsync()).Accept();
        Task<Verdict> after = shipper.ShipAsync(Run(1));
        (await sink.NextAsync()).Accept();

        Assert.Equal([Verdict.Accepted, Verdict.Accepted], await Task.WhenAll(before, after));
    }

    private Shipper Shipper(ShipperOptions options) => new(() => sink, options, time, NullLogger<Shipper>.Instance);

    private static CompletedRun Run(int run, int bytes = 8) =>
        new(FakeStore.KeyOf(run), 1, new([], "", [new("loss", [], 0, [], new byte[bytes])], []), null, 0);
}
