namespace LazyRich.Cli.Running;

/// <summary>How a call of run, resume or retry ended.</summary>
/// <param name="Reused">Runs that had a result before.</param>
/// <param name="Elapsed">From the call to the last commit, start-up in it.</param>
/// <param name="FirstResult">From the call to the first new result; null when there was none.</param>
internal sealed record Outcome(Progress Progress, long Reused, TimeSpan Elapsed, TimeSpan? FirstResult)
{
    /// <summary>True when this command let go of a study that another process goes on with.</summary>
    public bool Detached { get; init; }

    public string Study => Progress.Study;

    /// <summary>Runs that were solved in this call.</summary>
    public long Solved => Math.Max(0, Progress.Done - Reused);

    public double RunsPerSecond => Elapsed > TimeSpan.Zero ? Solved / Elapsed.TotalSeconds : 0;
}
