using LazyRich.Store.Reading;

namespace LazyRich.Cli.Running;

/// <summary>How far a study is.</summary>
internal sealed record Progress(string Study, long Runs, long Succeeded, long Failed, bool Finished)
{
    /// <summary>active, paused, stopped or cancelled.</summary>
    public string State { get; init; } = "active";

    /// <summary>Regimes that have appeared so far; null when nobody looks.</summary>
    public IReadOnlyList<KeyValuePair<string, long>>? Regimes { get; init; }

    public long Done => Succeeded + Failed;

    /// <summary>Whether it ended with runs that were given up.</summary>
    public bool GivenUp => State is "stopped" or "cancelled" && Done < Runs;

    public static Progress Of(StudyStatus status) =>
        new(status.Study, status.Runs, status.Succeeded, status.Failed, status.Finished) { State = status.State };
}
