namespace LazyRich.Store.Writing.Rules;

/// <summary>What is known of a run when its silo is lost.</summary>
/// <param name="Executing">Its silo said that it executes.</param>
/// <param name="Alone">It was leased alone, as a suspect.</param>
/// <param name="Losses">How often it was lost before without being known to execute.</param>
/// <param name="Deaths">How often a silo died before while it executed alone.</param>
internal readonly record struct LostRun(bool Executing, bool Alone, int Losses, int Deaths);

/// <summary>
/// Finds the run that kills silos among the innocent ones. What executed when a silo died is suspect, and executes alone the next time; only deaths
/// while alone count. What was merely leased is not suspect, but its next start is announced, so that a second death finds it executing. A silo that
/// drains says first that nothing executes, so drains never count. Pure.
/// </summary>
/// <remarks>
/// Silos also die of what no run has done: preempted, powered off, out of a neighbour's memory. Each death with nobody alone to blame shows that, and
/// takes back one death from every suspect; a poison run kills more often than chance does, an innocent one does not.
/// </remarks>
internal static class Suspicion
{
    public const int DeathsOfQuarantine = 3;

    /// <returns>The run's new marks; <c>Alone</c>: it is suspect.</returns>
    public static LostRun After(LostRun run) => run switch
    {
        { Executing: true, Alone: true } => run with { Deaths = run.Deaths + 1 },
        { Executing: true } => run with { Alone = true },
        _ => run with { Losses = run.Losses + 1 },
    };

    /// <summary>Whether the silo that lost these died of something else than a suspect that it executed alone.</summary>
    public static bool Absolves(IEnumerable<LostRun> lost) => !lost.Any(run => run is { Executing: true, Alone: true });

    public static bool Quarantines(LostRun after) => after.Deaths >= DeathsOfQuarantine;
}
