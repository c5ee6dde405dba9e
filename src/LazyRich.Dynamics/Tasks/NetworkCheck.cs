using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Observables;
using LazyRich.Dynamics.Solvers.GradientFlow;

namespace LazyRich.Dynamics.Tasks;

/// <summary>Whether solver and observables are made for the network and the inputs they are given, and the task for them.</summary>
internal static class NetworkCheck
{
    private const string Others = "gradient-flow and gradient-descent are the solvers that fit";

    /// <param name="run">Its task has passed its own check.</param>
    public static void Check(RunDefinition run, IInputs inputs, ICollection<Fault> faults)
    {
        ITaskKind task = ProblemBuilder.TaskKind(run.Task);
        Fault? notWhite = task.WhyNotWhite(run.Task, inputs);
        bool general = run.Architecture.Layers > 2 || run.Activation != Activation.Linear || notWhite is not null;
        Kind solver = Catalogue.Solvers[run.Solver.Kind];
        bool fits = solver.AnyNetwork || (solver.AlignedInputs && run.Architecture.Layers == 2 && run.Activation == Activation.Linear);
        if (general && !fits)
            faults.Add(Unfit(run, notWhite));
        foreach (string formula in run.Observe.Select(text => RobustnessFormula.WhyNot(ObservableText.Read(text), run.Activation)).OfType<string>())
            faults.Add(new("observe", formula));
        if (!task.HasTest(run.Task, run.Activation) && run.Observe.Select(ObservableText.KindOf).FirstOrDefault(name => Catalogue.Observables[name].NeedsTest) is { } tested)
            faults.Add(new("observe", $"{tested} needs something to test on, and {run.Task.Kind} has nothing here: {TestFor(run)}."));
        if (run.Activation != Activation.Linear && !task.HasSamples(run.Task))
        {
            faults.Add(new("task", $"activation {run.Activation.Name()} needs samples to learn from, and {run.Task.Kind} has only their moments here: "
                + $"{(run.Task.Kind == "from-file" ? "give x and y" : "give samples")}."));
        }

        if (NoKinks(run.Solver, run.Activation) is { } kinks)
            faults.Add(kinks);
        if (run.Solver.Has("batch"))
            CheckBatch(run, task, faults);
    }

    /// <summary>What is wrong with asking for kinks of units that have none.</summary>
    public static Fault? NoKinks(Setting solver, Activation activation) => solver.Has(GradientFlowSolver.Kinks) && activation != Activation.ReLU
        ? new("solver.kinks", $"kinks are those of ReLU units, and activation is {activation.Name()}: leave kinks out.")
        : null;

    private static string TestFor(RunDefinition run) => run.Task.Kind switch
    {
        "from-file" => "give test-x and test-y",
        "semantic-hierarchy" => "random-regression with noise and teacher-student have",
        "random-regression" => "give noise (0 for none)" + (run.Activation == Activation.Linear ? "" : " and test-samples"),
        _ => "give test-samples",
    };

    private static Fault Unfit(RunDefinition run, Fault? notWhite)
    {
        string solver = run.Solver.Kind;
        return Unfit(solver, run.Architecture, run.Activation)
            ?? notWhite! with { Message = $"{notWhite.Message.TrimEnd('.')}; {solver} needs whitened inputs: {Others} all others." };
    }

    /// <summary>Why a solver that is not for any network is not for this one; null for two linear layers.</summary>
    public static Fault? Unfit(string solver, Architecture shape, Activation activation) =>
        shape.Layers > 2 ? new("architecture", $"{solver} solves two layers of weights, and {shape} has {shape.Layers} layers: {Others}.")
        : activation != Activation.Linear ? new("activation", $"{solver} solves linear networks, and activation is {activation.Name()}: {Others}.")
        : null;

    private static void CheckBatch(RunDefinition run, ITaskKind task, ICollection<Fault> faults)
    {
        if (!task.HasSamples(run.Task))
            faults.Add(new("solver.batch", $"batch is {run.Solver.Integer("batch")}, but {run.Task.Kind} has no samples here, only their moments: give samples, or leave batch out."));
        else if (run.Solver.Has("batch") && SampleCount(run) is { } count && run.Solver.Integer("batch") > count)
            faults.Add(new("solver.batch", $"batch is {run.Solver.Integer("batch")}, but there are {count} samples."));
    }

    private static int? SampleCount(RunDefinition run) =>
        run.Task.Has(TeacherSamples.Count) ? run.Task.Integer(TeacherSamples.Count)
        : run.Task.Has("x") ? run.Task.Matrix("x").Columns
        : run.Task.Kind == "semantic-hierarchy" ? run.Architecture.Inputs : null;
}
