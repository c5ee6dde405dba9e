using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Solvers;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Phases;

/// <summary>
/// Solves runs with phases side by side, phase by phase: each is an ordinary problem that starts where the one before ended. Runs that begin alike
/// share what they begin with, in a batch and, through a <see cref="PrefixCache"/>, between batches.
/// </summary>
internal static class Chain
{
    private static readonly FrozenSolver Frozen = new();

    /// <summary>Runs with equal keys have phases that can be solved side by side.</summary>
    public static string BatchKey(ISolver solver, RunDefinition run) => string.Join(" | ", run.Phases.Select((phase, i) =>
        $"{SolverOf(solver, run, i).BatchKey(PhaseRuns.Of(run, i))} {string.Join(',', phase.Frozen)} {(phase.Learn is null ? "" : "learn")}"));

    public static RunOutcome[] Solve(ISolver solver, IReadOnlyList<RunDefinition> runs, IInputs inputs, CancellationToken cancellation)
    {
        var cache = PrefixCache.Of(inputs);
        Walk[] walks = [.. runs.Select(run => new Walk(run, inputs))];
        for (int phase = 0; phase < runs[0].Phases.Length; phase++)
            Advance(solver, walks, phase, cache, cancellation);
        return Array.ConvertAll(walks, walk => walk.Failure is { } why ? RunOutcome.Failed(why) : ChainResult.Of(walk.Run, walk.Link!));
    }

    private static void Advance(ISolver solver, Walk[] walks, int phase, PrefixCache cache, CancellationToken cancellation)
    {
        bool shared = phase < walks[0].Run.Phases.Length - 1;
        var pending = new OrderedDictionary<PrefixKey, List<Walk>>();
        foreach (Walk walk in walks.Where(walk => walk.Failure is null))
        {
            var key = new PrefixKey(walk.Run, phase);
            if (shared && cache.Find(key) is { } link)
                walk.Link = link;
            else if (pending.TryGetValue(key, out List<Walk>? same))
                same.Add(walk);
            else
                pending.Add(key, [walk]);
        }

        Walk[] first = [.. pending.Values.Select(same => same[0])];
        Problem[] problems = Array.ConvertAll(first, walk => walk.Next(phase));
        RunOutcome[] outcomes = SolvePhase(solver, first, problems, phase, cancellation);
        for (int i = 0; i < first.Length; i++)
            Distribute(pending.GetAt(i), problems[i], outcomes[i], phase, shared ? cache : null);
    }

    private static RunOutcome[] SolvePhase(ISolver solver, Walk[] walks, Problem[] problems, int phase, CancellationToken cancellation)
    {
        if (walks.Length == 0)
            return [];
        RunDefinition[] runs = Array.ConvertAll(walks, walk => PhaseRuns.Of(walk.Run, phase));
        return walks[0].Run.Phases[phase].Learn is null
            ? Batch.Solve(SolverOf(solver, walks[0].Run, phase), runs, i => problems[i], cancellation)
            : [.. walks.Select((walk, i) => (RunOutcome)new NewOutputPhase(problems[i], walk.Run.Phases[phase].Learn!).Solve(runs[i], runs[i].Task, cancellation))];
    }

    private static void Distribute(KeyValuePair<PrefixKey, List<Walk>> same, Problem problem, RunOutcome outcome, int phase, PrefixCache? cache)
    {
        Walk first = same.Value[0];
        if (outcome.Result is not { } result)
        {
            foreach (Walk walk in same.Value)
                walk.Failure = $"Phase {walk.Run.Phases[phase].Name}: {outcome.Failure}";
            return;
        }

        ChainLink link = first.Append(phase, problem, result);
        cache?.Add(same.Key, link);
        foreach (Walk walk in same.Value)
            walk.Link = link;
    }

    /// <summary>The exact flow of a network with a frozen layer is another one.</summary>
    private static ISolver SolverOf(ISolver solver, RunDefinition run, int phase) =>
        run.Solver.Kind == "exact" && !run.Phases[phase].Frozen.IsEmpty ? Frozen : solver;
}
