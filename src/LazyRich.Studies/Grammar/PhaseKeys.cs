using System.Globalization;

namespace LazyRich.Studies.Grammar;

/// <summary>The keys of chained tasks: <c>tasks</c>, <c>phases</c> and <c>start</c>.</summary>
internal static class PhaseKeys
{
    public const string Name = "name";
    public const string Kind = "kind";
    public const string Rebalance = "rebalance";
    public const string Freeze = "freeze";
    public const string Learn = "learn";
    public const string Repeat = "repeat";
    public const string Item = "item";
    public const string Value = "value";
    public const string At = "at";
    public const string Of = "of";
    public const string To = "to";
    public const string Share = "share";
    public const string Negate = "negate";
    public const string Stream = "stream";

    public const string Reversal = "reversal";
    public const string Continual = "continual";
    public const string Transfer = "transfer";
    public const string FineTuning = "fine-tuning";

    public static readonly string[] Layers = [.. Enumerable.Range(1, 9).Select(layer => string.Create(CultureInfo.InvariantCulture, $"W{layer}"))];
    public static readonly string[] Starts = ["solution"];
    public static readonly string[] Streams = ["phase"];

    /// <summary>What a phase cannot be called: these begin the names of other columns.</summary>
    public static readonly string[] Reserved = ["task", "init", "solver", "lambda", "time", "start", "run", "study"];

    private static readonly Key[] Times =
    [
        new(TimeKeys.Until, "The phase's last time, counted from its start: a number, an expression, converged (default), or .inf: converged, and then the exact limit.", "until"),
        new(TimeKeys.Points, "How many times are recorded after the phase's start. Default 200.", "points"),
        new(TimeKeys.Tolerance, "With converged: the share of the phase's initial excess loss that counts as converged. Default 1e-8.", "positive"),
        new(TimeKeys.Limit, "With converged: the time at which to stop all the same. Default 1e6.", "bound"),
    ];

    private static readonly Key FirstLambda = new(StudyKeys.Lambda, "λ at the start of the first phase: the same as the study's lambda.", "numbers");

    private static readonly Key TaskOf = new(Of, "A name under tasks, or a task of its own.", "phase-task") { Required = true };

    public static readonly string[] OfTime = [.. Times.Select(key => key.Name)];

    public static readonly KeySet Phase = new(
        "a phase",
        [
            new(Name, "Names the phase in columns: tune.lambda. Default phase-1, phase-2 and so on.", "name"),
            new(StudyKeys.Task, "A name under tasks, {negate: name}, or a task of its own; with stream: phase each phase draws its own.", "phase-task"),
            FirstLambda,
            new(Rebalance, "Gives what is learned so far another λ before the phase starts: {lambda: …}.", "rebalance"),
            new(Freeze, "Layers that do not learn: W1, or a list of several.", "layers"),
            new(Learn, "A new output that learns one item from frozen features: {item, value}.", "learn"),
            .. Times,
            new(Repeat, "How often the phase is run in turn.", "points"),
        ]);

    public static readonly KeySet OfReversal = new(
        "a reversal",
        [
            OfKind(Reversal, "From the solution of a task, train on its negative."), TaskOf, FirstLambda,
            new(Share, "How much of the solution the start has learned, above 0, at most 1. Default 1.", "positive"), .. Times,
        ]);

    public static readonly KeySet OfContinual = new(
        "continual learning",
        [
            OfKind(Continual, "Tasks of one kind in turn, each drawn anew."),
            new(StudyKeys.Task, "What each task is drawn from.", "phase-task") { Required = true },
            new(Repeat, "How many tasks.", "points") { Required = true },
            FirstLambda, .. Times,
        ]);

    public static readonly KeySet OfTransfer = new(
        "transfer",
        [
            OfKind(Transfer, "Learn a task, freeze W1, and learn a new output on one item."), TaskOf,
            new(Item, "Which item, from 0. Default 0.", "integers"),
            new(Value, "The new output's value on it. Default 1.", "numbers"),
            FirstLambda, .. Times,
        ]);

    public static readonly KeySet OfFineTuning = new(
        "fine-tuning",
        [
            OfKind(FineTuning, "Learn one task, rebalance, learn another."), TaskOf,
            new(To, "The second task: a name under tasks, or a task of its own.", "phase-task") { Required = true },
            new(Rebalance, "λ at the start of the second task: {lambda: …}.", "rebalance"),
            FirstLambda, .. Times,
        ]);

    /// <summary>What <c>kind</c> under <c>phases</c> can be.</summary>
    public static readonly IReadOnlyDictionary<string, KeySet> Kinds = new OrderedDictionary<string, KeySet>
    {
        [Reversal] = OfReversal,
        [Continual] = OfContinual,
        [Transfer] = OfTransfer,
        [FineTuning] = OfFineTuning,
    };

    public static readonly KeySet OfRebalance = new("rebalance", new Key(StudyKeys.Lambda, "The λ that the phase starts with.", "numbers") { Required = true });

    public static readonly KeySet OfLearn = new(
        "learn",
        new Key(Item, "Which item, from 0.", "integers") { Required = true },
        new Key(Value, "The new output's value on it.", "numbers") { Required = true });

    public static readonly KeySet OfStart = new(
        "start",
        new Key(At, "Where: at the solution of a task.", "start-at") { Required = true },
        new Key(Of, "Whose: a name under tasks, or a task of its own.", "phase-task") { Required = true },
        new Key(Share, "How much of it is learned, above 0, at most 1. Default 1.", "numbers"));

    private static Key OfKind(string kind, string summary) => new(Kind, summary, $"kind-{kind}") { Required = true };
}
