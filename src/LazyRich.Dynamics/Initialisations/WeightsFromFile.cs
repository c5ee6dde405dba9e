using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Initialisations;

/// <summary>W1 and W2 as given; λ is measured from them.</summary>
internal sealed class WeightsFromFile : IInitialisationKind
{
    /// <summary>The exact solution needs λ-balance; files have the rounding of whoever wrote them.</summary>
    private const double BalancedTo = 1e-10;

    public Weights Build(RunDefinition run, Matrix s, IInputs inputs) => Given(run, inputs);

    public double Lambda(RunDefinition run, IInputs inputs)
    {
        (Matrix w1, Matrix w2) = Given(run, inputs);
        return Balance.Lambda(w1, w2);
    }

    public void Check(RunDefinition run, IInputs inputs, ICollection<Fault> faults)
    {
        Architecture shape = run.Architecture;
        MeasuredLambda.Check(run, faults);
        bool first = GivenMatrix.Check("init.w1", "w1", run.Init.Matrix("w1"), shape.Hidden, shape.Inputs, shape, inputs, faults);
        bool second = GivenMatrix.Check("init.w2", "w2", run.Init.Matrix("w2"), shape.Outputs, shape.Hidden, shape, inputs, faults);
        if (first && second && Catalogue.Solvers[run.Solver.Kind].NeedsBalance)
            CheckBalanced(run, inputs, faults);
    }

    private static Weights Given(RunDefinition run, IInputs inputs) =>
        new(inputs.Matrix(run.Init.Matrix("w1").Digest), inputs.Matrix(run.Init.Matrix("w2").Digest));

    private static void CheckBalanced(RunDefinition run, IInputs inputs, ICollection<Fault> faults)
    {
        (Matrix w1, Matrix w2) = Given(run, inputs);
        double error = Balance.RelativeError(w1, w2);
        if (!(error <= BalancedTo))
        {
            faults.Add(new("solver", $"{run.Solver.Kind} needs λ-balanced weights, but W2ᵀW2 − W1W1ᵀ of w1 and w2 is {Format.Number(error)} of ‖W1‖² + ‖W2‖² away "
                + $"from a multiple of I ({Format.Number(BalancedTo)} is allowed): gradient-flow is the solver that fits."));
        }
    }
}
