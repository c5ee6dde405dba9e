using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Initialisations;

/// <summary>W1 and W2 as given; λ is measured from them.</summary>
internal sealed class WeightsFromFile : IInitialisationKind
{
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
        if (!first || !second)
            return;
        (Matrix w1, Matrix w2) = Given(run, inputs);
        if (BalanceAssumption.Check(run.Solver.Kind, w1, w2, "w1 and w2") is { } fault)
            faults.Add(fault);
    }

    private static Weights Given(RunDefinition run, IInputs inputs) =>
        new(inputs.Matrix(run.Init.Matrix("w1").Digest), inputs.Matrix(run.Init.Matrix("w2").Digest));
}
