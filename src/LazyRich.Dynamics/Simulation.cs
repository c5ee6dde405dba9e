using System.Collections.Frozen;
using LazyRich.Dynamics.Comparisons;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Phases;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Solvers;
using LazyRich.Dynamics.Solvers.Aligned;
using LazyRich.Dynamics.Solvers.ClosedForm;
using LazyRich.Dynamics.Solvers.Exact;
using LazyRich.Dynamics.Solvers.GradientDescent;
using LazyRich.Dynamics.Solvers.GradientFlow;
using LazyRich.Dynamics.Solvers.MixedDynamics;
using LazyRich.Dynamics.Solvers.Naive;
using LazyRich.Dynamics.Solvers.SingleNeuron;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics;

/// <summary>From a definition to its result. Stateless and thread-safe; uses the calling thread only.</summary>
public static class Simulation
{
    private static readonly FrozenDictionary<string, ISolver> Solvers = new Dictionary<string, ISolver>
    {
        ["exact"] = new ExactSolver(),
        ["closed-form"] = new ClosedFormSolver(),
        ["naive"] = new NaiveSolver(),
        ["theorem-4.3"] = new TheoremSolver(),
        ["aligned"] = new AlignedSolver(),
        ["single-neuron"] = new SingleNeuronSolver(),
        ["mixed-dynamics"] = new MixedDynamicsSolver(),
        ["gradient-flow"] = new GradientFlowSolver(),
        ["gradient-descent"] = new GradientDescentSolver(),
    }.ToFrozenDictionary();

    /// <summary>How many runs of one <see cref="BatchKey"/> fill this machine's vector lanes: 8, 4 or 1.</summary>
    public static int PreferredBatch => Batch.Preferred;

    /// <summary>What is wrong with a definition before it runs: shapes of matrices, λ the width forbids, solver and observables that do not fit. Empty: nothing.</summary>
    public static IReadOnlyList<Fault> Check(RunDefinition run, IInputs inputs) => ProblemCheck.Check(run, inputs);

    /// <summary>λ of given weights, tr(W2ᵀW2 − W1W1ᵀ)/Nh, where the initialisation measures it; the definition's own λ otherwise.</summary>
    public static double LambdaOf(RunDefinition run, IInputs inputs) => ProblemBuilder.LambdaOf(run, inputs);

    /// <summary>Runs with equal keys may be solved side by side; their bits do not depend on whether they are.</summary>
    public static string BatchKey(RunDefinition run)
    {
        ISolver solver = SolverOf(run);
        string times = run.Phases.IsEmpty ? solver.BatchKey(run) : Chain.BatchKey(solver, run);
        string against = run.Compare is null ? "" : $" against {BatchKey(run with { Compare = null, Solver = run.Compare.Against, Observe = run.Compare.Of })}";
        return $"{run.Architecture} {string.Join(',', run.Observe)} {run.Solver.Kind} {times}{ItemsOf(run)}{against}";
    }

    /// <summary>Solves runs of one batch key; the outcomes are in the order of <paramref name="runs"/>.</summary>
    /// <exception cref="ArgumentException">The runs have different batch keys.</exception>
    /// <exception cref="OperationCanceledException">Cancelled between steps; nothing is returned.</exception>
    public static RunOutcome[] Solve(IReadOnlyList<RunDefinition> runs, IInputs inputs, CancellationToken cancellation)
    {
        if (runs.Count == 0)
            return [];
        string key = BatchKey(runs[0]);
        foreach (RunDefinition run in runs)
        {
            if (BatchKey(run) is string other && other != key)
                throw new ArgumentException($"Runs of batch keys '{key}' and '{other}' cannot be solved side by side.", nameof(runs));
        }

        ISolver solver = SolverOf(runs[0]);
        return runs[0].Compare is not null ? Comparing.Solve(runs, inputs, cancellation)
            : runs[0].Phases.IsEmpty ? Batch.Solve(solver, runs, inputs, cancellation)
            : Chain.Solve(solver, runs, inputs, cancellation);
    }

    /// <summary>Solves a problem that is there already, by itself.</summary>
    internal static RunOutcome SolveAlone(RunDefinition run, Problem problem, CancellationToken cancellation) =>
        SolverOf(run).Solve<Lane1>([run], [problem], cancellation)[0];

    /// <summary>Where items are observed, runs side by side have equally many: those of equal tasks do.</summary>
    private static string ItemsOf(RunDefinition run) =>
        run.Observe.Any(text => Catalogue.Observables[ObservableText.KindOf(text)].OfItems) ? $" {run.Task.Kind} {string.Join(',', run.Task.Values)}" : "";

    private static ISolver SolverOf(RunDefinition run) => Solvers[Catalogue.Solvers[run.Solver.Kind].Name];
}
