using System.Collections.Immutable;
using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Randomness;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Initialisations;

/// <summary>Singular values σ of W2W1 at the start: given, or scale × those of a product of N(0,1) matrices W2' (No×Nh) and W1' (Nh×Ni), one more for each further layer.</summary>
internal static class ProductScale
{
    /// <returns>min(Ni, Nh, No) values; they do not depend on λ.</returns>
    public static double[] Sigma(Setting init, Architecture architecture, long seed)
    {
        if (init.Has("singular-values"))
            return [.. init.Numbers("singular-values")];
        if (UnitScale.IsGiven(init))
            return [.. Enumerable.Repeat(UnitScale.Sigma(init), BalancedWeights.ProductCount(architecture))];
        Matrix product = Draw(architecture, 0, seed);
        for (int layer = 1; layer < architecture.Layers; layer++)
            product = Matrix.Product(Draw(architecture, layer, seed), product);
        double[] sigma = Svd.ValuesOf(product)[..BalancedWeights.ProductCount(architecture)];
        foreach (ref double value in sigma.AsSpan())
            value *= init.NumberOr("scale", 1);
        return sigma;
    }

    private static Matrix Draw(Architecture architecture, int layer, long seed)
    {
        var weights = new Matrix(architecture.Widths[layer + 1], architecture.Widths[layer]);
        new RandomStream(seed, $"init/product-{layer + 1}").FillNormal(weights.Data);
        return weights;
    }

    public static void Check(Setting init, Architecture architecture, ICollection<Fault> faults)
    {
        if (!init.Has("singular-values"))
            return;
        ImmutableArray<double> given = init.Numbers("singular-values");
        int wanted = BalancedWeights.ProductCount(architecture);
        if (given.Length != wanted)
        {
            faults.Add(new("init.singular-values", $"singular-values has {given.Length} {(given.Length == 1 ? "value" : "values")}, "
                + $"but {(architecture.Layers == 2 ? "W2W1" : "the product")} of {architecture} has {wanted}: {(architecture.Layers == 2 ? "min(Ni, Nh, No)" : "its least width")}."));
        }

        int bad = Array.FindIndex([.. given], value => !(value >= 0 && double.IsFinite(value)));
        if (bad >= 0)
            faults.Add(new("init.singular-values", $"singular-values has {Format.Number(given[bad])}: each must be finite and at least 0."));
    }
}
