using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Initialisations;
using LazyRich.Dynamics.Solvers.GradientDescent;

namespace LazyRich.Dynamics.Tasks;

/// <summary>Everything that makes a definition impossible, found before anything runs.</summary>
public static class ProblemCheck
{
    /// <summary>The exact solution needs λ-balance; weights from a file have the rounding of whoever wrote them.</summary>
    private const double BalancedTo = 1e-10;

    /// <returns>Empty when the run can be solved.</returns>
    public static IReadOnlyList<Fault> Check(RunDefinition run, IInputs inputs)
    {
        var faults = new List<Fault>();
        if (run.Architecture.Layers != 2)
        {
            faults.Add(new("architecture", $"{run.Architecture} has {run.Architecture.Layers} layers of weights: only two-layer networks, "
                + "input-hidden-output such as 10-5-5, are solved; deeper ones are not there yet."));
            return faults;
        }

        ProblemBuilder.TaskKind(run.Task).Check(run.Task, run.Architecture, inputs, faults);
        int before = faults.Count;
        ProblemBuilder.InitialisationKind(run.Init).Check(run, inputs, faults);
        if (faults.Count == before && run.Solver.Kind == "exact" && run.Init.Kind == "from-file")
            CheckBalanced(run, inputs, faults);
        if (run.Solver.Kind == "gradient-descent")
            StepGrid.Check(run, faults);
        return faults;
    }

    private static void CheckBalanced(RunDefinition run, IInputs inputs, List<Fault> faults)
    {
        double error = Balance.RelativeError(inputs.Matrix(run.Init.Matrix("w1").Digest), inputs.Matrix(run.Init.Matrix("w2").Digest));
        if (!(error <= BalancedTo))
        {
            faults.Add(new("solver", $"exact needs λ-balanced weights, but W2ᵀW2 − W1W1ᵀ of w1 and w2 is {Format.Number(error)} of ‖W1‖² + ‖W2‖² away from a multiple of I "
                + $"({Format.Number(BalancedTo)} is allowed): gradient-descent is the solver that fits."));
        }
    }
}
