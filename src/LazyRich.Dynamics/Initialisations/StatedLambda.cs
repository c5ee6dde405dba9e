using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Initialisations;

/// <summary>What a stated λ must be: there, finite, and allowed by the width (SCIENCE section 1).</summary>
internal static class StatedLambda
{
    /// <summary>λ as stated, or as the scale of the hidden units determines it.</summary>
    public static double Of(RunDefinition run) => UnitScale.IsGiven(run.Init) ? UnitScale.Lambda(run.Init) : run.Lambda!.Value;

    public static void Check(RunDefinition run, ICollection<Fault> faults)
    {
        if (UnitScale.IsGiven(run.Init))
            UnitScale.Check(run, faults);
        else if (run.Lambda is not { } lambda)
            faults.Add(new("lambda", $"lambda is missing: {run.Init.Kind} needs one."));
        else if (!double.IsFinite(lambda))
            faults.Add(new("lambda", $"lambda is {Format.Number(lambda)}: it must be finite."));
        else if (!run.Architecture.Allows(lambda))
            faults.Add(new("lambda", Forbidden(run.Architecture, lambda)) { Impossible = true });
    }

    /// <summary>Why the widths forbid a λ, and which width would not.</summary>
    public static string Forbidden(Architecture architecture, double lambda) =>
        $"λ = {Format.Number(lambda)} is impossible at {architecture}: hidden width {architecture.Hidden} with {architecture.Inputs} inputs and "
        + $"{architecture.Outputs} outputs allows {architecture.AllowedLambda}; λ = {Format.Number(lambda)} needs a hidden width of at most "
        + $"{WidestFor(architecture, lambda)}.";

    private static int WidestFor(Architecture architecture, double lambda)
    {
        int low = Math.Min(architecture.Inputs, architecture.Outputs), high = Math.Max(architecture.Inputs, architecture.Outputs);
        return Architecture.Of(architecture.Inputs, high, architecture.Outputs).Allows(lambda) ? high : low;
    }
}
