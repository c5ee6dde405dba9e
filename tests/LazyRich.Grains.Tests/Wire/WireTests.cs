using LazyRich.Grains.Dispatch;
using LazyRich.Grains.Inputs;
using LazyRich.Grains.Shipping;
using LazyRich.Store.Encoding;
using LazyRich.Store.Writing;
using LazyRich.Store.Writing.Rules;
using LazyRich.Studies.Plan;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace LazyRich.Grains.Tests.Wire;

/// <summary>What travels between silos arrives as it left.</summary>
public sealed class WireTests
{
    private static readonly RunKey Key = new(UInt128.Parse("fedcba98765432100123456789abcdef", System.Globalization.NumberStyles.HexNumber));

    private readonly Serializer serializer = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

    [Fact]
    public void LeaseReply_RoundTrip_IsEqual()
    {
        var sent = new LeasedRun(Key, 3, "{\"λ\":-0.1}") { Timeout = TimeSpan.FromSeconds(1.5), IsAlone = true, IsCareful = true };
        LeasedRun run = Assert.Single(Trip(new LeaseReply([sent], true)).Runs);

        Assert.Equal(sent, run);
    }

    [Fact]
    public void LeaseRequest_RoundTrip_IsEqual()
    {
        var sent = new LeaseRequest("silo", new(16, 8, 3, 2, 0.25, null));

        Assert.Equal(sent, Trip(sent));
    }


    [Fact]
    public void AttemptList_RoundTrip_IsEqual() =>
        Assert.Equal([new(Key, 1), new(new(0), int.MaxValue)], Trip(new AttemptList([new(Key, 1), new(new(0), int.MaxValue)])).Attempts);

    [Fact]
    public void ResultBatch_ResultWithNaNAndMissingSummaries_KeepsEveryBit()
    {
        var sent = new CompletedRun(
            Key, 2, new([1, 2], "digest", [new("product", [5, 10], 0, [9], [3, 4, 5])], [double.NaN, null, double.PositiveInfinity, -0.0]), null, 0.25);

        CompletedRun arrived = Assert.Single(Trip(new ResultBatch([sent])).Runs);

        Assert.Equal((sent.Key, sent.Attempt, sent.Failure, sent.Seconds), (arrived.Key, arrived.Attempt, arrived.Failure, arrived.Seconds));
        Assert.Equal(sent.Result!.Times, arrived.Result!.Times);
        Assert.Equal("digest", arrived.Result.TimesDigest);
        Assert.Equal(sent.Result.Summary.Select(Bits), arrived.Result.Summary.Select(Bits));
        EncodedSeries series = Assert.Single(arrived.Result.Series);
        Assert.Equal("product", series.Observable);
        Assert.Equal([5, 10], series.Shape);
        Assert.Equal(0, series.Encoding);
        Assert.Equal(new byte[] { 9 }, series.Checksum);
        Assert.Equal(new byte[] { 3, 4, 5 }, series.Data);
    }

    [Fact]
    public void ResultBatch_Failure_RoundTrip_IsEqual()
    {
        var sent = new CompletedRun(Key, 1, null, "The start is not λ-balanced.", 1) { Cause = FailureCause.Timeout };

        Assert.Equal(sent, Assert.Single(Trip(new ResultBatch([sent])).Runs));
    }

    [Fact]
    public void VerdictList_RoundTrip_IsEqual()
    {
        Verdict[] all = Enum.GetValues<Verdict>();

        Assert.Equal(all, Trip(new VerdictList(all)).Verdicts);
    }

    [Fact]
    public void MatrixMessage_RoundTrip_IsEqual()
    {
        MatrixMessage arrived = Trip(new MatrixMessage(1, 2, [double.NaN, -1e308]));

        Assert.Equal((1, 2), (arrived.Rows, arrived.Columns));
        Assert.Equal([double.NaN, -1e308], arrived.Data);
    }

    private static long? Bits(double? value) => value is { } number ? BitConverter.DoubleToInt64Bits(number) : null;

    private T Trip<T>(T value) => serializer.Deserialize<T>(serializer.SerializeToArray(value))!;
}
