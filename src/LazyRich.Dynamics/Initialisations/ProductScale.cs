using System.Collections.Immutable;
using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Randomness;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Initialisations;

/// <summary>Singular values σ of W2W1 at the start: given, or scale × those of a product of N(0,1) matrices W2' (No×Nh) and W1' (Nh×Ni).</summary>
internal static class ProductScale
{
    /// <returns>min(Ni, Nh, No) values; they do not depend on λ.</returns>
    public static double[] Sigma(Setting init, Architecture architecture, long seed)
    {
        if (init.Has("singular-values"))
            return [.. init.Numbers("singular-values")];
        if (UnitScale.IsGiven(init))
            return [.. Enumerable.Repeat(UnitScale.Sigma(init), BalancedWeights.ProductCount(architecture))];
        int ni = architecture.Inputs, nh = architecture.Hidden, no = architecture.Outputs;
        var w2 = new Matrix(no, nh);
        var w1 = new Matrix(nh, ni);
        new RandomStream(seed, "init/product-2").FillNormal(w2.Data);
        new RandomStream(seed, "init/product-1").FillNormal(w1.Data);
        var product = new Matrix(no, ni);
        for (int o = 0; o < no; o++)
        {
            for (int h = 0; h < nh; h++)
                Vectors.AddScaled(product.Row(o), w2[o, h], w1.Row(h));
        }

        double[] sigma = Svd.ValuesOf(product)[..BalancedWeights.ProductCount(architecture)];
        foreach (ref double value in sigma.AsSpan())
            value *= init.NumberOr("scale", 1);
        return sigma;
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
                + $"but W2W1 of {architecture} has {wanted}: min(Ni, Nh, No)."));
        }

        int bad = Array.FindIndex([.. given], value => !(value >= 0 && double.IsFinite(value)));
        if (bad >= 0)
            faults.Add(new("init.singular-values", $"singular-values has {Format.Number(given[bad])}: each must be finite and at least 0."));
    }
}
