using System.Collections.Immutable;
using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Initialisations;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Phases;

/// <summary>One run on its way through its phases. Not thread-safe.</summary>
internal sealed class Walk(RunDefinition run, IInputs inputs)
{
    private readonly Lazy<ImmutableArray<LinearTask>> tasks = new(() =>
        [.. PhaseRuns.TasksOf(run).Select(task => ProblemBuilder.BuildTask(task, run.Architecture, run.Seed, inputs))]);

    public RunDefinition Run => run;

    /// <summary>The phase solved last.</summary>
    public ChainLink? Link { get; set; }

    /// <summary>Why it cannot go on.</summary>
    public string? Failure { get; set; }

    /// <summary>What the next phase solves: its task, from where the last one ended.</summary>
    public Problem Next(int phase)
    {
        PhaseDefinition definition = run.Phases[phase];
        if (Link is null)
        {
            Problem first = ProblemBuilder.Build(run, inputs) with { Frozen = [.. definition.Frozen] };
            return first with { History = new(first.Layers, tasks.Value, []) };
        }

        ImmutableArray<Matrix> layers = definition.Rebalance is { } to ? Rebalanced(Link.End, to) : Link.End;
        Problem before = Link.Problem;
        Problem next = definition.Learn is null ? tasks.Value[Link.Learned.Length].PutInto(before) : before;
        return next with
        {
            Layers = layers,
            Lambda = definition.Rebalance ?? (Catalogue.Solvers[run.Solver.Kind].NeedsBalance ? before.Lambda : Measured(layers)),
            Frozen = [.. definition.Frozen],
            History = before.History! with { Learned = Link.Learned },
        };
    }

    /// <summary>Records how a phase ended, and what has become of the tasks before it.</summary>
    public ChainLink Append(int phase, Problem problem, RunResult result)
    {
        ImmutableArray<double> learned = problem.History!.Learned;
        if (learned.Length > 0)
            result.Summary["forgetting"] = Forgetting.Mean(problem, result.End);
        return new(Link, result, problem, result.End, run.Phases[phase].Learn is null ? learned.Add(result.Summary["loss_final"]!.Value) : learned);
    }

    private ImmutableArray<Matrix> Rebalanced(ImmutableArray<Matrix> layers, double lambda)
    {
        (Matrix w1, Matrix w2) = (layers[0], layers[1]);
        var product = new Matrix(w2.Rows, w1.Columns);
        for (int o = 0; o < w2.Rows; o++)
        {
            for (int h = 0; h < w1.Rows; h++)
                Vectors.AddScaled(product.Row(o), w2[o, h], w1.Row(h));
        }

        return LearnedWeights.Of(run.Architecture, lambda, product).Layers;
    }

    /// <summary>The mean over neighbouring layers.</summary>
    private static double Measured(ImmutableArray<Matrix> layers) => layers.Zip(layers.Skip(1), Balance.Lambda).Average();
}
