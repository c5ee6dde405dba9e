using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Randomness;

namespace LazyRich.Dynamics.Initialisations;

/// <summary>Independent normal entries, of variance scale²·v(n) in a layer of n inputs; λ is measured (SCIENCE section 6).</summary>
/// <remarks>Streams: "init/w1", "init/w2" … On average W2ᵀW2 − W1W1ᵀ is a multiple of I; a draw is not, except at Nh = 1.</remarks>
/// <param name="variance">v, of the number of inputs of a layer: 1 for gaussian, 1/n for lecun, 2/n for he.</param>
internal sealed class GaussianWeights(Func<int, double> variance) : IInitialisationKind
{
    public Weights Build(RunDefinition run, Matrix s, IInputs inputs) => Draw(run);

    public double Lambda(RunDefinition run, IInputs inputs) => Balance.Mean(Balance.Lambdas(Draw(run).Layers));

    public void Check(RunDefinition run, IInputs inputs, ICollection<Fault> faults)
    {
        MeasuredLambda.Check(run, faults);
        if (Catalogue.Solvers[run.Solver.Kind].NeedsBalance && run.Architecture is { Hidden: > 1, Layers: 2 })
        {
            faults.Add(new("solver", $"{run.Solver.Kind} needs λ-balanced weights, which {run.Init.Kind} ones of hidden width {run.Architecture.Hidden} are not: "
                + "gradient-flow is the solver that fits, or lambda-balanced the init.")
            {
                Impossible = true,
            });
        }
    }

    private Weights Draw(RunDefinition run)
    {
        double scale = run.Init.Number("scale");
        return new([.. Enumerable.Range(1, run.Architecture.Layers).Select(layer =>
            Draw(run.Seed, $"init/w{layer}", run.Architecture.Widths[layer], run.Architecture.Widths[layer - 1], scale))]);
    }

    private Matrix Draw(long seed, string purpose, int rows, int columns, double scale)
    {
        var weights = new Matrix(rows, columns);
        new RandomStream(seed, purpose).FillNormal(weights.Data);
        double deviation = scale * Math.Sqrt(variance(columns));
        foreach (ref double entry in weights.Data.AsSpan())
            entry *= deviation;
        return weights;
    }
}
