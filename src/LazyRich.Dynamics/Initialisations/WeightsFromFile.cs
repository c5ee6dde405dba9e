using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Initialisations;

/// <summary>The weights of every layer as given; λ is measured from them.</summary>
internal sealed class WeightsFromFile : IInitialisationKind
{
    public Weights Build(RunDefinition run, Matrix s, IInputs inputs) => Given(run, inputs);

    public double Lambda(RunDefinition run, IInputs inputs) => Balance.Mean(Balance.Lambdas(Given(run, inputs).Layers));

    public void Check(RunDefinition run, IInputs inputs, ICollection<Fault> faults)
    {
        Architecture shape = run.Architecture;
        MeasuredLambda.Check(run, faults);
        int before = faults.Count;
        for (int layer = 1; layer <= shape.Layers; layer++)
        {
            if (!run.Init.Has(Name(layer)))
                faults.Add(new("init", $"{Name(layer)} is missing: {shape} has {shape.Layers} layers of weights."));
            else
                GivenMatrix.Check("init." + Name(layer), Name(layer), run.Init.Matrix(Name(layer)), shape.Widths[layer], shape.Widths[layer - 1], shape, inputs, faults);
        }

        if (run.Init.Has(Name(shape.Layers + 1)))
            faults.Add(new("init." + Name(shape.Layers + 1), $"{Name(shape.Layers + 1)} is one layer too many: {shape} has {shape.Layers}."));
        if (faults.Count > before || shape.Layers > 2)
            return;
        (Matrix w1, Matrix w2) = Given(run, inputs);
        if (BalanceAssumption.Check(run.Solver.Kind, w1, w2, "w1 and w2") is { } fault)
            faults.Add(fault);
    }

    private static string Name(int layer) => $"w{layer}";

    private static Weights Given(RunDefinition run, IInputs inputs) =>
        new([.. Enumerable.Range(1, run.Architecture.Layers).Select(layer => inputs.Matrix(run.Init.Matrix(Name(layer)).Digest))]);
}
