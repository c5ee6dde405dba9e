using System.Diagnostics.Metrics;
using LazyRich.Store.Telemetry;

namespace LazyRich.Store.Tests.Telemetry;

public sealed class TallyTests
{
    [Fact]
    public void Add_BeforeAndAfterAListenerCame_CountsBothAndShowsWhatNeverHappened()
    {
        using var meter = new Meter(nameof(TallyTests));
        var tally = new Tally(meter, "results", "{run}", "Results.", "verdict", "accepted", "fenced");
        tally.Add("accepted", 3);
        var seen = new List<(string Name, long Value, object? Verdict)>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter == meter)
                listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => seen.Add((instrument.Name, value, tags[0].Value)));
        listener.Start();
        listener.RecordObservableInstruments();
        tally.Add("accepted", 2);
        listener.RecordObservableInstruments();

        Assert.Equal([("results", 3, "accepted"), ("results", 0, "fenced"), ("results", 5, "accepted"), ("results", 0, "fenced")], seen);
    }
}
