namespace LazyRich.Studies.Grammar;

/// <summary>The keys of a study file.</summary>
internal static class StudyKeys
{
    public const string Study = "study";
    public const string Description = "description";
    public const string Task = "task";
    public const string Architecture = "architecture";
    public const string Activation = "activation";
    public const string Init = "init";
    public const string Lambda = "lambda";
    public const string Seed = "seed";
    public const string Solver = "solver";
    public const string Time = "time";
    public const string Observe = "observe";
    public const string Impossible = "impossible";
    public const string Zip = "zip";
    public const string Cases = "cases";
    public const string Exclude = "exclude";
    public const string When = "when";
    public const string Derive = "derive";
    public const string Retry = "retry";
    public const string Timeout = "timeout";
    public const string Priority = "priority";
    public const string Limit = "limit";
    public const string Weight = "weight";
    public const string Times = "times";
    public const string Timeouts = "timeouts";
    public const string Compare = "compare";
    public const string Tasks = "tasks";
    public const string Phases = "phases";
    public const string Start = "start";

    /// <summary>What <see cref="Impossible"/> can be.</summary>
    public static readonly string[] Answers = ["error", "skip", "approximate"];

    private static readonly Key[] OfRuns =
    [
        new(Task, "What is learned.", "task"),
        new(Architecture, "Widths from input to output: 10-5-5 is Ni=10, Nh=5, No=5; more numbers are a deeper network.", "architecture"),
        new(Activation, "What hidden units apply: linear (default), relu or tanh; or a list. Solved by gradient-flow and gradient-descent.", "activation"),
        new(Init, "How the weights start. Default lambda-balanced.", "init"),
        new(Lambda, "λ of W2ᵀW2 − W1W1ᵀ = λI at the start.", "numbers"),
        new(Seed, "Replicates: names the random draws of task and start. Default 0.", "seeds"),
        new(Solver, "How runs are solved. Default exact.", "solver"),
        new(Time, "When runs are observed; t=0 is always first. Default {log: [0.01, 1000], points: 200}.", "time"),
        new(Observe, "What is stored of each recorded time. Default [loss, singular-values, ntk-distance, ntk-norm].", "observe"),
        new(Impossible, "What becomes of a λ that a width forbids, and of a start without the balance a solver needs: error (default), skip, or approximate, which marks the run.", "impossible"),
        new(Zip, "Axes that are walked together instead of multiplied: a list of names, or a list of such lists.", "zip"),
        new(Exclude, "A condition (or a list): runs for which one holds are left out.", "conditions"),
        new(When, "A condition (or a list): only runs for which all hold are kept.", "conditions"),
        new(Phases, "Tasks in turn, weights carried over: a list of phases, one that repeats, or a kind (reversal, continual, transfer, fine-tuning).", "phases"),
        new(Start, "Where runs start, in place of init: {at: solution, of: task}.", "start"),
        new(Derive, "Expressions by name: a parameter's name sets it, any other name can be used in later expressions.", "derive"),
    ];

    /// <summary>A retry that says more than a number.</summary>
    public static readonly KeySet OfRetry = new(
        "retry",
        new Key(Times, "How often. What the solver says has no result is never tried again, whatever a machine failed always is.", "integer") { Required = true },
        new Key(Timeouts, "Whether runs that took too long are tried again too: true or false (default).", "flag"));

    /// <summary>What a case may say instead of the study.</summary>
    public static readonly KeySet OfCase = new("a case", OfRuns);

    public static readonly KeySet All = new(
        "a study",
        [
            new(Study, "Its name: letters, digits, - and _.", "name") { Required = true },
            new(Description, "What it is for.", "text"),
            .. OfRuns,
            new(Cases, "A list of blocks: the plan is their union, and a key in a case replaces that key of the study.", "cases"),
            new(Retry, "How often a run that failed is tried again by itself, with longer and longer pauses: 2, or {times: 2, timeouts: true}. Default 0.", "retry"),
            new(Timeout, "The longest a run may take: seconds, or 90s, 10m, 2h. Then it has failed, with cause timeout.", "timeout"),
            new(Priority, "Which study's runs go first when several wait: higher first. Default 0.", "integer"),
            new(Limit, "How many of its runs may be under way at once. Default: no limit.", "points"),
            new(Weight, "Its share of the solver threads against studies of equal priority. Default 1.", "positive"),
            new(Compare, "Solve every run a second way too, and store the errors at common times.", "compare"),
            new(Tasks, "Tasks by name, for task, phases and start.", "tasks"),
            new("$schema", "Where this schema is, for editors; not read.", "text"),
        ]);
}
