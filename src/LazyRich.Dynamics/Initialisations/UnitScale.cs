using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Initialisations;

/// <summary>A start's size given by hidden unit (paper, A.4): c = √(λ²+4σ²), so that ‖W1‖² + ‖W2‖² = Nh·c, and r = λ/c. They determine λ and σ.</summary>
internal static class UnitScale
{
    private const string Absolute = "scale.absolute", Relative = "scale.relative";

    public static bool IsGiven(Setting init) => init.Has(Absolute) || init.Has(Relative);

    /// <summary>λ = rc.</summary>
    public static double Lambda(Setting init) => init.Number(Relative) * init.Number(Absolute);

    /// <summary>σ = ½c√(1−r²), of every hidden unit.</summary>
    public static double Sigma(Setting init)
    {
        double r = init.Number(Relative);
        return 0.5 * init.Number(Absolute) * Math.Sqrt((1 - r) * (1 + r));
    }

    public static void Check(RunDefinition run, ICollection<Fault> faults)
    {
        Setting init = run.Init;
        if (init.Has(Absolute) != init.Has(Relative))
        {
            (string given, string missing) = init.Has(Absolute) ? (Absolute, Relative) : (Relative, Absolute);
            faults.Add(new("init." + given, $"{given} stands without {missing}: give both, or scale and lambda."));
        }

        if (init.Has(Relative) && Math.Abs(init.Number(Relative)) >= 1)
            faults.Add(new("init." + Relative, $"{Relative} is {Format.Number(init.Number(Relative))}: λ/√(λ²+4σ²) lies between −1 and 1, both excluded."));
        if (run.Lambda is { } lambda)
            faults.Add(new("lambda", $"lambda is {Format.Number(lambda)}, but {Absolute} and {Relative} determine λ: leave lambda out."));
        if (run.Architecture.Layers > 2)
            faults.Add(new("architecture", $"{Absolute} says the size of the hidden units of two layers, and {run.Architecture} has {run.Architecture.Layers}: give scale and lambda."));
        int least = Math.Min(run.Architecture.Inputs, run.Architecture.Outputs);
        if (run.Architecture.Hidden > least)
            faults.Add(new("architecture", $"{Absolute} gives every hidden unit the same size, which needs Nh of at most min(Ni, No) = {least}, and {run.Architecture} has {run.Architecture.Hidden}."));
    }
}
