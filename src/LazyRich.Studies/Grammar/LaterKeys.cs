namespace LazyRich.Studies.Grammar;

/// <summary>The keys of what is understood but not solved yet: chained tasks and runs solved a second way.</summary>
internal static class LaterKeys
{
    public const string Name = "name";
    public const string Rebalance = "rebalance";
    public const string Freeze = "freeze";
    public const string Learn = "learn";
    public const string Until = "until";
    public const string Repeat = "repeat";
    public const string Points = "points";
    public const string Tolerance = "tolerance";
    public const string Limit = "limit";
    public const string Item = "item";
    public const string Value = "value";
    public const string At = "at";
    public const string Of = "of";
    public const string With = "with";
    public const string Keep = "keep";
    public const string Negate = "negate";
    public const string Stream = "stream";

    public static readonly string[] Layers = ["W1", "W2"];
    public static readonly string[] Starts = ["solution"];
    public static readonly string[] Kept = ["errors", "both"];
    public static readonly string[] Streams = ["phase"];

    public static readonly KeySet Phase = new(
        "a phase",
        new(Name, "Names the phase in columns: tune.lambda.", "name"),
        new(StudyKeys.Task, "A name under tasks, {negate: name}, or a task of its own; stream: phase draws it anew in every repeat.", "phase-task"),
        new(StudyKeys.Lambda, "λ at the start of the first phase.", "numbers"),
        new(Rebalance, "Gives what is learned so far another λ before the phase starts.", "rebalance"),
        new(Freeze, "Layers that do not learn: W1 or W2.", "layers"),
        new(Learn, "A new output on one item of the task: {item, value}.", "learn"),
        new(Until, "The phase's last time, an expression, or converged.", "until"),
        new(Points, "How many times are recorded.", "points"),
        new(Tolerance, "What counts as converged.", "positive"),
        new(Limit, "The longest a phase until converged may take.", "bound"),
        new(Repeat, "How often the phase is run in turn.", "points"));

    public static readonly KeySet OfRebalance = new(
        "rebalance",
        new Key(StudyKeys.Lambda, "The λ that the phase starts with.", "numbers") { Required = true });

    public static readonly KeySet OfLearn = new(
        "learn",
        new Key(Item, "Which item, from 0.", "integer") { Required = true },
        new Key(Value, "The new output's value on it.", "number") { Required = true });

    public static readonly KeySet OfStart = new(
        "start",
        new Key(At, "Where: at the solution of a task.", "start-at") { Required = true },
        new Key(Of, "Whose: a name under tasks.", "text") { Required = true });

    public static readonly KeySet OfCompare = new(
        "compare",
        new Key(With, "The second solver.", "solver") { Required = true },
        new Key(Of, "The observables that are compared.", "observe"),
        new Key(Keep, "Whether the second trajectory is stored beside the errors: errors (default) or both.", "keep"));
}
