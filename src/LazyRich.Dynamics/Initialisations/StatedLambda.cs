using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Initialisations;

/// <summary>What a stated λ must be: there, finite, and allowed by the width (SCIENCE section 1).</summary>
internal static class StatedLambda
{
    /// <summary>λ of each hidden layer with its neighbours, of a deep network.</summary>
    public const string Balances = "balances";

    /// <summary>λ as stated, or as the scale of the hidden units determines it; the mean of given balances.</summary>
    public static double Of(RunDefinition run) =>
        UnitScale.IsGiven(run.Init) ? UnitScale.Lambda(run.Init)
        : run.Init.Has(Balances) ? Balance.Mean(Each(run))
        : run.Lambda!.Value;

    /// <summary>One for each hidden layer.</summary>
    public static double[] Each(RunDefinition run) => run.Init.Has(Balances)
        ? [.. run.Init.Numbers(Balances)]
        : [.. Enumerable.Repeat(run.Lambda!.Value, run.Architecture.Layers - 1)];

    public static void Check(RunDefinition run, ICollection<Fault> faults)
    {
        if (UnitScale.IsGiven(run.Init))
            UnitScale.Check(run, faults);
        else if (run.Init.Has(Balances))
            CheckBalances(run, faults);
        else if (run.Lambda is not { } lambda)
            faults.Add(new("lambda", $"lambda is missing: {run.Init.Kind} needs one."));
        else if (!double.IsFinite(lambda))
            faults.Add(new("lambda", $"lambda is {Format.Number(lambda)}: it must be finite."));
        else if (!run.Architecture.Allows(lambda))
            faults.Add(new("lambda", run.Architecture.Layers == 2 ? Forbidden(run.Architecture, lambda) : ForbiddenDeep(run.Architecture, lambda)) { Impossible = true });
    }

    private static void CheckBalances(RunDefinition run, ICollection<Fault> faults)
    {
        double[] balances = Each(run);
        int wanted = run.Architecture.Layers - 1;
        if (run.Lambda is { } lambda)
            faults.Add(new("lambda", $"lambda is {Format.Number(lambda)}, but balances state λ of every pair of layers: leave lambda out."));
        if (balances.Length != wanted)
        {
            faults.Add(new("init.balances", $"balances has {balances.Length} {(balances.Length == 1 ? "value" : "values")}, but {run.Architecture} has {wanted} "
                + $"{(wanted == 1 ? "pair" : "pairs")} of neighbouring layers."));
        }
        else if (DeepBalance.Sizes(run.Architecture.Widths, balances, new double[run.Architecture.Widths.Min()]) is null)
        {
            faults.Add(new("init.balances", $"balances {string.Join(", ", balances.Select(Format.Number))} are impossible at {run.Architecture}: a hidden unit that "
                + "input or output does not reach would need a negative square."));
        }
    }

    private static string ForbiddenDeep(Architecture architecture, double lambda) =>
        $"λ = {Format.Number(lambda)} between all neighbouring layers is impossible at {architecture}, which allows {architecture.AllowedLambda}: a hidden unit "
        + "that input or output does not reach would need a negative square.";

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
