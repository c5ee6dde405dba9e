using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Initialisations;

/// <summary>Where weights bring their own λ, the study states none.</summary>
internal static class MeasuredLambda
{
    public static void Check(RunDefinition run, ICollection<Fault> faults)
    {
        if (run.Lambda is { } lambda)
            faults.Add(new("lambda", $"lambda is {Format.Number(lambda)}, but init {run.Init.Kind} measures λ from its weights: leave lambda out."));
    }
}
