using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Initialisations;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Phases;

/// <summary>Weights at the solution of a task, by Theorem 5.2 and not by running: where <c>start: {at: solution, of: …}</c> begins.</summary>
internal sealed class SolutionStart : IInitialisationKind
{
    public Weights Build(RunDefinition run, Matrix s, IInputs inputs)
    {
        Matrix solution = ProblemBuilder.BuildTask(SolutionSetting.TaskOf(run.Init), run.Architecture, run.Seed, inputs).S;
        return LearnedWeights.Of(run.Architecture, StatedLambda.Of(run), solution, run.Init.NumberOr(SolutionSetting.Share, 1));
    }

    public double Lambda(RunDefinition run, IInputs inputs) => StatedLambda.Of(run);

    public void Check(RunDefinition run, IInputs inputs, ICollection<Fault> faults)
    {
        StatedLambda.Check(run, faults);
        Setting task = SolutionSetting.TaskOf(run.Init);
        var own = new List<Fault>();
        ProblemBuilder.TaskKind(task).Check(task, run.Architecture, inputs, own);
        foreach (Fault fault in own)
            faults.Add(fault with { Path = fault.Path.StartsWith("task", StringComparison.Ordinal) ? "start.of" : fault.Path });
    }
}
