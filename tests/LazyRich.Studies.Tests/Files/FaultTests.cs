using LazyRich.Studies.Files;

namespace LazyRich.Studies.Tests.Files;

/// <summary>One fault a study: where it stands, what is said, what was probably meant.</summary>
public sealed class FaultTests
{
    private const string Head = Readings.Head;

    public static TheoryData<string, int, int, string, string, string?> Faults { get; } = new()
    {
        // Not a study at all.
        { "", 1, 1, "", "the file is empty", null },
        { "# only a comment\n", 1, 1, "", "the file is empty", null },
        { "hello world", 1, 1, "hello world", "a study file is a mapping of keys", null },
        { "- a\n- b", 1, 1, "- a …", "a study file is a mapping of keys", null },
        { "study: s\n\ttask: x\n", 2, 1, "task: x", "a tab cannot indent YAML", null },
        { "study: [s\ntask: x", 1, 8, "study: [s", "this is not YAML", null },
        { Head + "---\nstudy: t\n", 5, 1, "---", "a second document starts here", null },
        { Head + "seed: *nowhere\n", 5, 7, "seed: *nowhere", "the alias *nowhere stands before its anchor", null },

        // Keys.
        { Head + "lamda: 2\n", 5, 1, "lamda", "unknown key 'lamda' in a study", "lambda" },
        { Head + "lambda: 2\n", 5, 1, "lambda", "duplicate key 'lambda': it is already in line 4", null },
        { "task: random-regression\narchitecture: 5-5-5\nlambda: 1\n", 1, 1, "task: random-regression …", "study is missing", null },
        { "study: s\narchitecture: 5-5-5\nlambda: 1\n", 1, 1, "study: s …", "task is missing; it takes one of random-regression", null },
        { "study: s\ntask: random-regression\nlambda: 1\n", 1, 1, "study: s …", "architecture is missing", null },
        { "study: s\ntask: random-regression\narchitecture: 5-5-5\n", 1, 1, "study: s …", "lambda is missing", null },
        { "study: my study\ntask: random-regression\narchitecture: 5-5-5\nlambda: 1\n", 1, 8, "my study", "is no name for a study", null },
        { Head + "description: [a]\n", 5, 14, "[a]", "description must be text, found a list", null },

        // Kinds.
        { "study: s\ntask: random-regresion\narchitecture: 5-5-5\nlambda: 1\n", 2, 7, "random-regresion", "unknown task 'random-regresion'; there are random-regression", "random-regression" },
        { "study: s\ntask: {kind: random-regression, rnak: 3}\narchitecture: 5-5-5\nlambda: 1\n", 2, 33, "rnak", "task 'random-regression' has no parameter 'rnak'; it has scale, spectrum, power-law, rank, samples", "rank" },
        { "study: s\ntask: {kind: random-regression, samples: 12, spectrum: [1]}\narchitecture: 5-5-5\nlambda: 1\n", 2, 46, "spectrum", "spectrum cannot stand beside samples", null },
        { "study: s\ntask: {knid: random-regression}\narchitecture: 5-5-5\nlambda: 1\n", 2, 8, "knid", "it needs kind", "kind" },
        { Head + "solver: {kind: gradient-descent}\n", 5, 9, "{kind: gradient-descent}", "gradient-descent needs learning-rate", null },
        { Head + "solver: {kind: gradient-descent, learning-rate: 0}\n", 5, 49, "0", "solver.learning-rate is 0; it must be a number > 0", null },
        { Head + "solver: [exact, descent]\n", 5, 17, "descent", "unknown solver 'descent'", "gradient-descent" },
        { Head + "solver: []\n", 5, 9, "[]", "solver is an empty list", null },
        { Head + "solver: 3\n", 5, 9, "3", "unknown solver '3'", null },
        { Head + "init:\n  kind: lambda-balanced\n  scael: 0.1\n", 7, 3, "scael", "has no parameter 'scael'", "scale" },
        { Head + "init: {kind: lambda-balanced, scale: yes}\n", 5, 38, "yes", "init.scale must be a number > 0, found text", null },
        { Head + "init: {kind: lambda-balanced, scale: \"0.1\"}\n", 5, 38, "\"0.1\"", "leave out the quotes", null },
        { Head + "init: {kind: lambda-balanced, scale: 2*lambda}\n", 5, 38, "2*lambda", "write derive: {init.scale: \"2*lambda\"}", null },
        { Head + "init: {kind: lambda-balanced, scale: []}\n", 5, 38, "[]", "init.scale is an empty list", null },

        // Widths.
        { Architecture("5-0-5"), 3, 15, "5-0-5", "every width must be at least 1", null },
        { Architecture("5--5-5"), 3, 15, "5--5-5", "every width must be at least 1", null },
        { Architecture("[5-5-5, 5-5]"), 3, 23, "5-5", "it must be input-hidden-output widths such as 5-5-5", null },
        { Architecture("5"), 3, 15, "5", "it must be input-hidden-output widths such as 5-5-5", null },
        { Architecture("5x5x5"), 3, 15, "5x5x5", "it must be input-hidden-output widths such as 5-5-5", null },
        { Architecture("[]"), 3, 15, "[]", "architecture is an empty list", null },
        { Architecture("{a: 1}"), 3, 15, "{a: 1}", "an architecture is text such as 5-5-5, found a mapping", null },
        { Architecture("5-5-200000"), 3, 15, "5-5-200000", "a width above 100000", null },
        { Architecture("5-5-5-5"), 3, 15, "5-5-5-5", "exact solves two layers of weights, and 5-5-5-5 has 3 layers: gradient-flow", null },

        // Numbers and generators.
        { Lambda(".nan"), 4, 9, ".nan", "lambda is NaN", null },
        { Lambda("[1, .inf]"), 4, 13, ".inf", "lambda is infinite", null },
        { Lambda("1e999"), 4, 9, "1e999", "too large for a double", null },
        { Lambda("one"), 4, 9, "one", "lambda must be a number, found text", null },
        { Lambda(""), 4, 8, "", "lambda must be a number, found nothing", null },
        { Lambda("[]"), 4, 9, "[]", "lambda is an empty list", null },
        { Lambda("[[1, 2]]"), 4, 10, "[1, 2]", "lambda must be a number, found a list", null },
        { Lambda("{symlog: [0.1, 10], points: 20}"), 4, 37, "20", "points of symlog is 20; it must be odd", null },
        { Lambda("{symlog: [0.1, 10], points: 3}"), 4, 37, "3", "it must be an integer ≥ 5", null },
        { Lambda("{symlog: [0, 10], points: 21}"), 4, 18, "[0, 10]", "symlog needs ends > 0, found 0", null },
        { Lambda("{symlog: [10, 0.1], points: 21}"), 4, 18, "[10, 0.1]", "write [0.1, 10]", null },
        { Lambda("{logspace: [-1, 10], points: 5}"), 4, 20, "[-1, 10]", "logspace needs ends > 0, found -1", null },
        { Lambda("{linspace: [1, 1], points: 5}"), 4, 20, "[1, 1]", "both ends of linspace are 1", null },
        { Lambda("{linspace: [0, 1], points: 1}"), 4, 36, "1", "points of linspace is 1; it must be an integer ≥ 2", null },
        { Lambda("{linspace: [0, 1], points: 2.5}"), 4, 36, "2.5", "points of linspace is 2.5", null },
        { Lambda("{linspace: [0, 1]}"), 4, 9, "{linspace: [0, 1]}", "linspace needs points", null },
        { Lambda("{linspace: [0, 1, 2], points: 3}"), 4, 20, "[0, 1, 2]", "linspace needs [first, last], found 3 values", null },
        { Lambda("{range: [9, 0]}"), 4, 17, "[9, 0]", "range is reversed: it goes from 9 to 0; write [0, 9]", null },
        { Lambda("{range: [0, 9, 0]}"), 4, 17, "[0, 9, 0]", "the step of range is 0", null },
        { Lambda("{range: [0, 9, -1]}"), 4, 17, "[0, 9, -1]", "range is reversed", null },
        { Lambda("{range: [0, 9], points: 3}"), 4, 33, "3", "range takes a step", null },
        { Lambda("{range: [0, .nan]}"), 4, 21, ".nan", "an end of range is NaN", null },
        { Lambda("{range: [0, 1, 1e-30]}"), 4, 17, "[0, 1, 1e-30]", "too many values", null },
        { Lambda("{range: [0, 1e9]}"), 4, 17, "[0, 1e9]", "range has 1,000,000,001 values; at most 10,000,000 fit a plan", null },
        { Lambda("{lnspace: [0, 1], points: 3}"), 4, 10, "lnspace", "unknown key 'lnspace' in a generator", "linspace" },
        { Lambda("{range: [0, 1], linspace: [0, 1]}"), 4, 9, "{range: [0, 1], linspace: [0, 1]}", "one generator at a time", null },
        { Head + "seed: -1\n", 5, 7, "-1", "seed is -1; it must be an integer ≥ 0", null },
        { Head + "seed: [0, 1.5]\n", 5, 11, "1.5", "seed is 1.5; it must be an integer ≥ 0", null },
        { Head + "seed: {linspace: [0, 1], points: 3}\n", 5, 18, "[0, 1]", "seed is 0.5; it must be an integer", null },

        // Time.
        { Head + "time: {log: [10, 1], points: 5}\n", 5, 13, "[10, 1]", "log goes from 10 to 1", null },
        { Head + "time: {log: [0, 1], points: 5}\n", 5, 14, "0", "an end of log is 0; it must be a number > 0", null },
        { Head + "time: {log: [1], points: 5}\n", 5, 13, "[1]", "log needs [first, last], found 1 values", null },
        { Head + "time: {log: [1, 2], points: 1}\n", 5, 29, "1", "points of time is 1; it must be an integer ≥ 2", null },
        { Head + "time: {lgo: [1, 2], points: 5}\n", 5, 8, "lgo", "unknown key 'lgo' in time", "log" },
        { Head + "time: {log: [1, 2], until: 3}\n", 5, 7, "{log: [1, 2], until: 3}", "time has log and until; keep one", null },
        { Head + "time: {points: 3}\n", 5, 7, "{points: 3}", "time needs one of log, until", null },
        { Head + "time: {until: convergd}\n", 5, 15, "convergd", "until must be a time, an expression or converged", "converged" },
        { Head + "time: {until: 0}\n", 5, 15, "0", "until is 0; it must be a number > 0", null },
        { Head + "time: {until: 3, tolerance: 0.1}\n", 5, 18, "tolerance", "tolerance goes with until: converged and until: .inf only", null },
        { Head + "time: {until: converged, tolerance: 2}\n", 5, 37, "2", "tolerance is 2; it must be a number > 0 and ≤ 1", null },
        { Head + "time: [1, 3, 2]\n", 5, 14, "2", "times must increase: 2 comes after 3", null },
        { Head + "time: [0]\n", 5, 7, "[0]", "time has only t=0", null },
        { Head + "time: []\n", 5, 7, "[]", "time is an empty list", null },
        { Head + "time: soon\n", 5, 7, "soon", "time must be {log: [first, last], points}", null },
        { Head + "time: {until: \"30*labmda\", points: 5}\n", 5, 19, "labmda", "until: unknown name 'labmda'", "lambda" },
        { Head + "time: {until: \"0*lambda\", points: 5}\n", 5, 15, "\"0*lambda\"", "until is 0; it must be a number > 0 (at architecture 5-5-5 and lambda 1)", null },
        { Head + "time: {until: 0.0001}\nsolver: {kind: gradient-descent, learning-rate: 0.1}\n", 5, 7, "{until: 0.0001}", "no time is as late as one step of 0.1", null },

        // Observables and the answer to the impossible.
        { Head + "observe: [loss, los]\n", 5, 17, "los", "unknown observable 'los'; there are loss, excess-loss", "loss" },
        { Head + "observe: []\n", 5, 10, "[]", "observe is an empty list", null },
        { Head + "observe: [[loss]]\n", 5, 11, "[loss]", "observe must be a kind", null },
        { Head + "observe: {kind: loss, variance: 1}\n", 5, 23, "variance", "observable 'loss' has no parameter 'variance'; it has none (robustness-parameters, robustness-inputs has 'variance')", null },
        { Head + "observe: {kind: robustness-inputs, variance: 0}\n", 5, 46, "0", "observe.variance is 0; it must be a number > 0", null },
        { Head + "impossible: skpi\n", 5, 13, "skpi", "impossible cannot be 'skpi'; there are error, skip, approximate", "skip" },

        // Conditions, expressions, zip, cases.
        { Head + "exclude: lamda > 3\n", 5, 10, "lamda", "exclude: unknown name 'lamda'", "lambda" },
        { Head + "exclude: [\"lambda > 0\", \"seed >\"]\n", 5, 32, "\"seed >\"", "expected a number, a name or '(', found the end", null },
        { Head + "when: lambda + 1\n", 5, 7, "lambda + 1", "'lambda + 1' is a number; it must be a condition", null },
        { Head + "when: shape > 3\n", 5, 13, ">", "text cannot be compared with a number", null },
        { Head + "when: \"0 < lambda < 3\"\n", 5, 19, "<", "one comparison at a time", null },
        { Head + "exclude: lambda > -5\n", 1, 8, "s", "the plan has no runs", null },
        { Head + "zip: lambda\n", 5, 6, "lambda", "zip needs a list of two axes or more; this study has none", null },
        { "study: s\ntask: random-regression\narchitecture: 5-5-5\nlambda: [1, 2]\nseed: [1, 2, 3]\nzip: [lambda, seed]\n", 6, 15, "seed", "seed has 3 values, lambda has 2", null },
        { "study: s\ntask: random-regression\narchitecture: 5-5-5\nlambda: [1, 2]\nseed: [1, 2]\nzip: [lambda, sed]\n", 6, 15, "sed", "zip: no axis 'sed'; there are lambda, seed", "seed" },
        { Head + "cases: [{lamda: 2}]\n", 5, 10, "lamda", "unknown key 'lamda' in a case", "lambda" },
        { Head + "cases: []\n", 5, 8, "[]", "cases must be a list of blocks", null },
        { Head + "cases: [{cases: []}]\n", 5, 10, "cases", "unknown key 'cases' in a case", "phases" },
        { Head + "derive: {lambda: 2}\n", 5, 10, "lambda", "lambda is given and derived", null },
        { Head + "derive: {init.scale: \"a\", a: 1}\n", 5, 22, "\"a\"", "init.scale uses a, which is derived below it", null },
        { Head + "derive: {init.scael: 1}\n", 5, 10, "init.scael", "is neither a name (letters, digits, _) nor a parameter", "init.scale" },
        { Phases("[{task: old}, {name: tune, task: old, rebalance: {lambda: 1}}]\nderive: {tune.lambda: 2}"), 5, 10, "tune.lambda", "tune.lambda is given and derived", null },
        { Phases("[{task: old}, {name: tune, task: old}]\nderive: {tune.task.hidden: 2}"), 5, 28, "2", "derive sets tune.task.hidden, but random-regression has no hidden", null },
        { Phases("[{task: old}, {name: tune, task: old}]\nderive: {tune.task.rakn: 2}"), 5, 10, "tune.task.rakn", "nor a parameter", "tune.task.rank" },
        { Phases("[{task: old}, {name: tune, task: old}]\nderive: {tune.lambda: \"0/(lambda - 1)\"}"), 5, 23, "\"0/(lambda - 1)\"", "tune.lambda is", null },
        { Head + "derive: {shape: 1}\n", 5, 10, "shape", "derive cannot set shape", null },
        { Head + "derive: {solver.learning-rate: 1}\n", 5, 32, "1", "derive sets solver.learning-rate, but exact has no learning-rate", null },
        { Head + "derive: {init.scale: \"lambda - 1\"}\n", 5, 22, "\"lambda - 1\"", "init.scale is 0; it must be a number > 0 (at architecture 5-5-5 and lambda 1)", null },

        // Policy.
        { Head + "retry: -1\n", 5, 8, "-1", "retry is -1", null },
        { Head + "retry: {times: 2, tims: 1}\n", 5, 19, "tims", "unknown key 'tims' in retry", "times" },
        { Head + "retry: {times: 2, timeouts: 3}\n", 5, 29, "3", "timeouts must be true or false; found a number", null },
        { Head + "limit: 0\n", 5, 8, "0", "limit is 0; it must be an integer ≥ 1", null },
        { Head + "weight: 0\n", 5, 9, "0", "weight is 0; it must be a number > 0", null },
        { Head + "priority: high\n", 5, 11, "high", "priority must be an integer", null },
        { Head + "timeout: 1001h\n", 5, 10, "1001h", "at most 1000h", null },
        { Head + "timeout: 10x\n", 5, 10, "10x", "timeout must be a time > 0 such as 90", null },

        // Compare.
        { Head + "compare: {of: [loss]}\n", 5, 10, "{of: [loss]}", "compare needs with", null },
        { Head + "compare: {with: naive, off: [loss]}\n", 5, 24, "off", "unknown key 'off' in compare", "of" },
        { Head + "compare: {with: naive, keep: bot}\n", 5, 30, "bot", "keep cannot be 'bot'", "both" },
        { Head + "compare: {with: {kind: gradient-descent, learning-rate: 0}}\n", 5, 57, "0", "must be a number > 0", null },
        { Head + "compare: {with: {kind: gradient-descent, learning-rate: 0.3}}\nsolver: {kind: gradient-descent, learning-rate: 0.2}\n", 5, 10, "{with: {kind: gradient-descent, learning-rate: 0.3}}", "have no recorded times in common", null },
        { Head + "compare: {with: naive, of: test-error}\n", 5, 10, "{with: naive, of: test-error}", "test-error needs something to test on", null },

        // Phases.
        { Phases("[{task: old}, {task: old}]\ncompare: {with: naive}"), 5, 10, "{with: naive}", "naive cannot start where another phase ended", null },
        { Phases("[{task: old, until: .inf}]\ncompare: {with: gradient-flow}"), 5, 10, "{with: gradient-flow}", "gradient-flow does not know the limit", null },
        { Phases("[]"), 4, 9, "[]", "phases is an empty list", null },
        { Phases("[{task: olt}]"), 4, 17, "olt", "no task 'olt' under tasks", "old" },
        { Phases("[{tsak: old}]"), 4, 11, "tsak", "unknown key 'tsak' in a phase", "task" },
        { Phases("[{task: old}, {until: 3}]"), 4, 23, "{until: 3}", "phase phase-2 needs a task, or learn", null },
        { Phases("[{task: old}, {task: old, lambda: 3}]"), 4, 43, "3", "a later phase has rebalance: {lambda: …}", null },
        { Phases("[{task: old, rebalance: {lambda: 3}}]"), 4, 33, "{lambda: 3}", "the first phase starts with lambda", null },
        { Phases("[{task: old}, {task: old, name: phase-1}]"), 4, 41, "phase-1", "two phases are called phase-1", null },
        { Phases("[{task: old}, {task: old, name: init}]"), 4, 41, "init", "'init' is no name for a phase", null },
        { Phases("[{task: old}, {task: old, freeze: V1}]"), 4, 43, "V1", "freeze cannot be 'V1'; there are W1, W2", "W1" },
        { Phases("[{task: old}, {task: old, freeze: W3}]"), 4, 43, "W3", "freeze names W3, but 5-5-5 has 2 layers of weights", null },
        { Phases("[{task: old}, {task: old, freeze: [W1, W2]}]"), 4, 43, "[W1, W2]", "leaves nothing to learn", null },
        { Phases("[{task: old}, {learn: {item: 0, value: 1}}]"), 4, 31, "{item: 0, value: 1}", "add  freeze: W1", null },
        { Phases("[{task: old}, {freeze: W1, learn: {item: 8, value: 1}}]"), 4, 50, "8", "5-5-5 has 5 items, 0 to 4", null },
        { Phases("[{task: old}, {task: old, learn: {item: 0, value: 1}}]"), 4, 42, "{item: 0, value: 1}", "learn stands in place of a task", null },
        { Phases("[{task: old}, {task: {kind: random-regression, rank: 9}}]"), 4, 62, "9", "rank is 9", null },
        { Phases("[{task: old}, {task: {negate: old, rank: 3}}]"), 4, 44, "rank", "negate stands alone", null },
        { Phases("[{task: old}, {task: {kind: random-regression, stream: phas}}]"), 4, 64, "phas", "stream cannot be 'phas'", "phase" },
        { Phases("[{task: old}, {task: old, until: convergd}]"), 4, 42, "convergd", "until must be a time, an expression or converged", "converged" },
        { Phases("[{task: old, freeze: W1}, {name: on, task: old}]"), 4, 35, "{name: on, task: old}", "give on a rebalance", null },
        { Phases("{repeat: 0, task: old}"), 4, 18, "0", "repeat is 0", null },
        { Phases("{kind: reversl, of: old}"), 4, 16, "reversl", "unknown kind of phases 'reversl'; there are reversal, continual, transfer, fine-tuning", "reversal" },
        { Phases("{kind: reversal}"), 4, 9, "{kind: reversal}", "a reversal needs of", null },
        { Phases("[{task: old}]\ntime: [1, 2]"), 5, 1, "time", "time cannot stand beside phases", null },
        { Phases("[{task: old}]\ntask: random-regression"), 4, 17, "old", "task is given for the study and for its first phase", null },
        { Phases("[{task: old, until: .inf}]\nsolver: {kind: gradient-descent, learning-rate: 0.1}"), 4, 29, ".inf", "does not know the limit", null },
        { Phases("[{task: old}, {task: old, until: .inf}]\nsolver: {kind: gradient-descent, learning-rate: 0.1}"), 4, 42, ".inf", "does not know the limit", null },
        { Phases("[{task: old}, {task: old}]\nsolver: naive"), 5, 9, "naive", "naive cannot start where another phase ended: exact is the solver that fits", null },
        { "study: s\nlambda: 1\narchitecture: 4-6-8\ntask: random-regression\nphases: [{until: 1}, {name: tune, task: random-regression, rebalance: {lambda: -2}}]\n", 5, 71, "{lambda: -2}", "λ = -2 is impossible at 4-6-8", null },
        { Head + "start: {at: solution, of: random-regression}\ninit: lecun\n", 5, 1, "start", "start stands in place of init", null },
        { Head + "start: {at: beginning, of: random-regression}\n", 5, 13, "beginning", "at cannot be 'beginning'", null },
        { Head + "start: {at: solution, of: random-regression, share: 2}\n", 5, 53, "2", "start.share is 2", null },
        { Head + "init: solution\n", 5, 7, "solution", "init solution is written  start: {at: solution, of: NAME}", null },
        { Head + "tasks: [random-regression]\n", 5, 8, "[random-regression]", "tasks must be {name: task}", null },
        { "study: s\nlambda: 1\narchitecture: 5-5-5\nphases: [{task: old}, {task: old}]\ntasks: {old: {kind: random-regresion}}\n", 5, 21, "random-regresion", "unknown task 'random-regresion'", "random-regression" },
        { Head + "tasks: {a: {kind: random-regresion}}\n", 5, 19, "random-regresion", "unknown task 'random-regresion'", "random-regression" },
    };

    private static string Phases(string phases) =>
        $"study: s\nlambda: 1\narchitecture: 5-5-5\nphases: {phases}\ntasks: {{old: {{kind: random-regression}}}}\n";

    [Theory]
    [MemberData(nameof(Faults))]
    public void Read_OneFault_IsNamedWithItsPlace(string text, int line, int column, string offending, string message, string? nearest)
    {
        StudyFault fault = Assert.Single(Readings.Faults(text));
        Assert.Equal(("s.yaml", line, column), (fault.File, fault.Line, fault.Column));
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.Equal(offending, fault.Text);
        Assert.Equal(nearest, fault.Nearest);
    }

    [Fact]
    public void Read_ManyFaults_AreAllReportedInTheFilesOrder()
    {
        IReadOnlyList<StudyFault> faults = Readings.Faults("""
            study: two words
            tsak: x
            task: {kind: random-regression, rank: 0, scale: -1}
            architecture: [5-5-5, 0-5-5]
            lambda: {symlog: [10, 1], points: 20}
            seed: a
            time: {log: [3, 2], points: 0}
            observe: [los, product]
            zip: 3
            when: lambda >
            """);
        Assert.Equal(
            [(1, 8), (2, 1), (3, 39), (3, 49), (4, 23), (5, 18), (5, 35), (6, 7), (7, 13), (7, 29), (8, 11), (10, 15)],
            faults.Select(fault => (fault.Line, fault.Column)));
    }

    /// <summary>Every case reads what it shares with the others, and every one must learn that it is not sound, though it is said once.</summary>
    [Theory]
    [InlineData("architecture: 5-5-5", "architecture: 5--5")]
    [InlineData("architecture: 5-5-5", "architecture: 5-5- -5")]
    [InlineData("architecture: 5-5-5", "architecture: []")]
    [InlineData("lambda: 1", "lambda: .nan")]
    [InlineData("lambda: 1", "lambda: {range: [1, 0]}")]
    [InlineData("lambda: 1", "")]
    [InlineData("lambda: 1", "lambda: 1\nseed: -1")]
    [InlineData("lambda: 1", "lambda: 1\nactivation: [linaer]")]
    [InlineData("lambda: 1", "lambda: 1\ninit: {kind: lambda-balanced, scale: 0}")]
    [InlineData("lambda: 1", "lambda: 1\nobserve: [lsos]")]
    [InlineData("lambda: 1", "lambda: [1, 2]\nzip: [lambda, seed]")]
    [InlineData("lambda: 1", "lambda: 1\ntime: {until: 0}")]
    [InlineData("task: random-regression", "task: {kind: random-regression, rnak: 3}")]
    [InlineData("task: random-regression", "task: {kind: random-regression, scale: -1}")]
    public void Read_AFaultThatCasesShare_IsSaidOnceAndLeavesNoPlan(string sound, string faulty)
    {
        string shared = Head.Replace(sound, faulty, StringComparison.Ordinal);
        IReadOnlyList<StudyFault> ofOne = Readings.Faults($"{shared}cases: [{{solver: exact}}]\n");
        IReadOnlyList<StudyFault> ofAll = Readings.Faults($"{shared}cases: [{{solver: exact}}, {{solver: gradient-flow}}, {{solver: exact}}]\n");
        Assert.Equal(ofOne.Select(fault => fault.Message), ofAll.Select(fault => fault.Message).Distinct());
        Assert.Equal(ofAll.Distinct(), ofAll);
    }

    [Fact]
    public void ToString_WithNearest_IsOneLineThatEditorsUnderstand() => Assert.Equal(
        "s.yaml:5:1: unknown key 'lamda' in a case; there are a; did you mean 'lambda'?",
        new StudyFault("s.yaml", 5, 1, "lamda", "unknown key 'lamda' in a case; there are a", "lambda").ToString());

    private static string Architecture(string value) => $"study: s\ntask: random-regression\narchitecture: {value}\nlambda: 1\n";

    private static string Lambda(string value) => $"study: s\ntask: random-regression\narchitecture: 5-5-5\nlambda: {value}\n";
}
