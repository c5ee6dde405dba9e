using System.Diagnostics;
using LazyRich.Grains.Hosting;
using LazyRich.Grains.Telemetry;
using LazyRich.Store.Writing;
using Microsoft.Extensions.Logging;

namespace LazyRich.Grains.Shipping;

/// <summary>
/// Brings this silo's finished runs to the store: gathers them into batches, keeps few under way, and sends a batch again until it has a
/// verdict, because an error or a timeout does not say whether it was committed. Thread-safe.
/// </summary>
internal sealed partial class Shipper : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly CancellationTokenSource stop = new();
    private readonly Complaint complaint = new();
    private readonly Func<ISinkGrain> sink;
    private readonly ShipperOptions options;
    private readonly TimeProvider time;
    private readonly ILogger log;
    private readonly ParcelQueue queue;
    private readonly ITimer linger;
    private int inFlight;
    private bool due;
    private bool hurried;

    public Shipper(Func<ISinkGrain> sink, ShipperOptions options, TimeProvider time, ILogger<Shipper> log)
    {
        (this.sink, this.options, this.time, this.log) = (sink, options, time, log);
        queue = new(options.BatchBytes, options.BatchRuns);
        linger = time.CreateTimer(_ => SendWhatWaited(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Completes with the store's verdict, however long that takes.</summary>
    public Task<Verdict> ShipAsync(CompletedRun run)
    {
        var parcel = new Parcel(run);
        lock (gate)
        {
            queue.Add(parcel);
            if (queue.Count == 1)
                linger.Change(options.Linger, Timeout.InfiniteTimeSpan);
            Send();
        }

        return parcel.Verdict;
    }

    /// <summary>From now on nothing waits for company: the silo stops.</summary>
    public void Hurry()
    {
        lock (gate)
        {
            hurried = true;
            Send();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await linger.DisposeAsync();
        stop.Dispose();
    }

    private void SendWhatWaited()
    {
        lock (gate)
        {
            due = queue.Count > 0;
            Send();
        }
    }

    /// <summary>Under the gate.</summary>
    private void Send()
    {
        while (inFlight < options.InFlight && queue.Count > 0 && (due || hurried || queue.HoldsFullBatch))
        {
            Parcel[] batch = queue.TakeBatch();
            due &= queue.Count > 0;
            inFlight++;
            _ = SettleAsync(batch);
        }
    }

    private async Task SettleAsync(Parcel[] batch)
    {
        await DeliverAsync(batch).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        lock (gate)
        {
            inFlight--;
            Send();
        }
    }

    private async Task DeliverAsync(Parcel[] batch)
    {
        await Task.Yield();
        var message = new ResultBatch([.. batch.Select(parcel => parcel.Run)]);
        TimeSpan pause = options.Pause;
        while (true)
        {
            try
            {
                VerdictList answer = await SendAsync(message, batch);
                complaint.Succeeded();
                for (int i = 0; i < batch.Length; i++)
                    batch[i].Deliver(answer.Verdicts[i]);
                return;
            }
            catch (Exception error) when (!stop.IsCancellationRequested)
            {
                LogLevel level = complaint.LevelOfCall(error);
                LogSentAgain(log, level, error, batch.Length, pause);
            }

            await Task.Delay(pause, time, stop.Token);
            pause = pause * 2 < options.LongestPause ? pause * 2 : options.LongestPause;
        }
    }

    private async Task<VerdictList> SendAsync(ResultBatch message, Parcel[] batch)
    {
        long bytes = batch.Sum(parcel => parcel.Bytes);
        using Activity? span = ClusterTraces.Start("ship")?.SetTag(ClusterTraces.Runs, batch.Length).SetTag(ClusterTraces.Bytes, bytes);
        long sent = time.GetTimestamp();
        try
        {
            VerdictList answer = await sink().CommitAsync(message);
            ClusterMeter.Ship.Record(time.GetElapsedTime(sent).TotalSeconds);
            ClusterMeter.ShippedBytes.Add(bytes);
            return answer;
        }
        catch (Exception error)
        {
            span.Fail(error);
            throw;
        }
    }

    [LoggerMessage(Message = "No verdict on {Runs} results; they are sent again in {Pause}.")]
    private static partial void LogSentAgain(ILogger logger, LogLevel level, Exception error, int runs, TimeSpan pause);
}
