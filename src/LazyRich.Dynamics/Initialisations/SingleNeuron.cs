using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;

namespace LazyRich.Dynamics.Initialisations;

/// <summary>One hidden unit (Kunin et al. 2024): W2W1 = σuvᵀ with ‖W2‖² − ‖W1‖² = λ. <see cref="LambdaBalanced"/> at Nh = 1, with σ stated.</summary>
internal sealed class SingleNeuron : IInitialisationKind
{
    private static readonly LambdaBalanced Balanced = new();

    public Weights Build(RunDefinition run, Matrix s, IInputs inputs) => Balanced.Build(AsBalanced(run), s, inputs);

    public double Lambda(RunDefinition run, IInputs inputs) => run.Lambda!.Value;

    public void Check(RunDefinition run, IInputs inputs, ICollection<Fault> faults)
    {
        StatedLambda.Check(run, faults);
        if (run.Architecture.Hidden != 1 || run.Architecture.Layers != 2)
        {
            faults.Add(new("architecture", $"init single-neuron has one hidden unit between input and output, and {run.Architecture} has {string.Join('-', run.Architecture.Widths.Skip(1).SkipLast(1))}: "
                + $"{run.Architecture.Inputs}-1-{run.Architecture.Outputs} fits, or init lambda-balanced."));
        }
    }

    private static RunDefinition AsBalanced(RunDefinition run) => run with
    {
        Init = Setting.Of(
            "lambda-balanced",
            ("singular-values", new NumbersValue([run.Init.Number("product")])),
            ("alignment", new NumberValue(run.Init.NumberOr("alignment", 0)))),
    };
}
