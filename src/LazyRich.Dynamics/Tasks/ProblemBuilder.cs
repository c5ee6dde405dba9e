using System.Collections.Frozen;
using System.Globalization;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Initialisations;
using LazyRich.Dynamics.Phases;
using LazyRich.Dynamics.Randomness;

namespace LazyRich.Dynamics.Tasks;

/// <summary>From a definition to the numbers a solver starts with. Stateless, thread-safe, and the same bits everywhere.</summary>
public static class ProblemBuilder
{
    private static readonly FrozenDictionary<string, ITaskKind> Tasks = new Dictionary<string, ITaskKind>
    {
        ["random-regression"] = new RandomRegression(),
        ["teacher-student"] = new TeacherStudent(),
        ["semantic-hierarchy"] = new SemanticHierarchy(),
        ["from-file"] = new TaskFromFile(),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, IInitialisationKind> Initialisations = new Dictionary<string, IInitialisationKind>
    {
        ["lambda-balanced"] = new LambdaBalanced(),
        ["zero-balanced"] = new ZeroBalanced(),
        ["task-aligned"] = new TaskAligned(),
        ["single-neuron"] = new SingleNeuron(),
        ["gaussian"] = new GaussianWeights(_ => 1),
        ["lecun"] = new GaussianWeights(inputs => 1.0 / inputs),
        ["he"] = new GaussianWeights(inputs => 2.0 / inputs),
        [SolutionSetting.Kind] = new SolutionStart(),
        ["from-file"] = new WeightsFromFile(),
    }.ToFrozenDictionary();

    /// <summary>Draws or reads the task and the weights. The definition must have passed <see cref="ProblemCheck"/>.</summary>
    /// <exception cref="KeyNotFoundException">A matrix that the definition names is not among <paramref name="inputs"/>.</exception>
    public static Problem Build(RunDefinition run, IInputs inputs)
    {
        LinearTask task = BuildTask(run.Task, run.Architecture, run.Seed, inputs);
        IInitialisationKind initialisation = InitialisationKind(run.Init);
        Weights weights = initialisation.Build(run, task.S, inputs);
        return new(task.S, task.Floor, weights.Layers, initialisation.Lambda(run, inputs))
        {
            InputCovariance = task.InputCovariance,
            Activation = run.Activation,
            Samples = task.Samples,
            Test = task.Test is { OnlyLinear: true } && run.Activation != Activation.Linear ? null : task.Test,
        };
    }

    /// <summary>The definition's λ, or tr(W2ᵀW2 − W1W1ᵀ)/Nh where the initialisation measures it from given weights.</summary>
    public static double LambdaOf(RunDefinition run, IInputs inputs) => InitialisationKind(run.Init).Lambda(run, inputs);

    /// <summary>Draws or reads a task, from the seed's own stream or a further one, and with the sign that is asked for (<see cref="TaskVariant"/>).</summary>
    internal static LinearTask BuildTask(Setting task, Architecture architecture, long seed, IInputs inputs)
    {
        long stream = task.Has(TaskVariant.Stream.Name) ? StreamSeed(seed, task.Integer(TaskVariant.Stream.Name)) : seed;
        LinearTask built = TaskKind(task).Build(task, architecture, stream, inputs);
        return task.Has(TaskVariant.Negate.Name) && task.Flag(TaskVariant.Negate.Name) ? built.Negated() : built;
    }

    internal static ITaskKind TaskKind(Setting task) => Tasks[Catalogue.Tasks[task.Kind].Name];

    internal static IInitialisationKind InitialisationKind(Setting init) => Initialisations[Catalogue.Initialisations[init.Kind].Name];

    /// <summary>A seed of 53 bits, itself drawn, under which the kind of task draws as under any other.</summary>
    private static long StreamSeed(long seed, int stream) =>
        (long)(new RandomStream(seed, string.Create(CultureInfo.InvariantCulture, $"task/stream/{stream}")).Bits(0) >> 11);
}
