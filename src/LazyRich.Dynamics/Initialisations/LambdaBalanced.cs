using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Initialisations;

/// <summary>λ-balanced with random directions. Nothing drawn depends on λ, so runs of one seed differ in λ only.</summary>
/// <remarks>Streams: "init/left" (U), "init/right" (V), "init/hidden" (R), "init/product-1", "init/product-2" (σ), and one more of the last two kinds for each further layer.</remarks>
internal sealed class LambdaBalanced : IInitialisationKind
{
    public Weights Build(RunDefinition run, Matrix s, IInputs inputs)
    {
        Architecture shape = run.Architecture;
        Matrix left = RandomDirections.Draw(run.Seed, "init/left", BalancedWeights.LeftCount(shape), shape.Outputs);
        Matrix right = RandomDirections.Draw(run.Seed, "init/right", BalancedWeights.RightCount(shape), shape.Inputs);
        if (run.Init.NumberOr("alignment", 0) is var share && share > 0)
            (left, right) = AlignmentPath.At(share, left, right, TaskAligned.Start(run, s));
        double[] sigma = ProductScale.Sigma(run.Init, shape, run.Seed);
        if (shape.Layers > 2)
            return BalancedLayers.Compose(shape, StatedLambda.Each(run), sigma, left, right, run.Seed);
        Matrix hidden = RandomDirections.Draw(run.Seed, "init/hidden", Math.Max(left.Rows, right.Rows), shape.Hidden);
        return BalancedWeights.Compose(shape, StatedLambda.Of(run), sigma, left, right, hidden);
    }

    public double Lambda(RunDefinition run, IInputs inputs) => BalancedWeights.Lambda(run.Architecture, StatedLambda.Of(run));

    public void Check(RunDefinition run, IInputs inputs, ICollection<Fault> faults)
    {
        StatedLambda.Check(run, faults);
        ProductScale.Check(run.Init, run.Architecture, faults);
    }
}
