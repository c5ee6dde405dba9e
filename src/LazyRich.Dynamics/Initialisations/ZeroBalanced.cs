using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Initialisations;

/// <summary><see cref="LambdaBalanced"/> at λ = 0, the start of Braun et al. 2022: the same bits, and no λ to state.</summary>
internal sealed class ZeroBalanced : IInitialisationKind
{
    private static readonly LambdaBalanced Balanced = new();

    public Weights Build(RunDefinition run, Matrix s, IInputs inputs) => Balanced.Build(run with { Lambda = 0 }, s, inputs);

    public double Lambda(RunDefinition run, IInputs inputs) => 0;

    public void Check(RunDefinition run, IInputs inputs, ICollection<Fault> faults)
    {
        if (run.Lambda is { } lambda)
            faults.Add(new("lambda", $"lambda is {Format.Number(lambda)}, but init zero-balanced is λ = 0: leave lambda out, or take lambda-balanced."));
        ProductScale.Check(run.Init, run.Architecture, faults);
    }
}
