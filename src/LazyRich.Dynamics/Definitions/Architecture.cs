using System.Collections.Immutable;
using System.Globalization;
using LazyRich.Dynamics.Initialisations;

namespace LazyRich.Dynamics.Definitions;

/// <summary>Widths from input to output: <c>10-5-5</c> is Ni=10, Nh=5, No=5. More than three numbers are a deeper network.</summary>
public sealed record Architecture(ImmutableArray<int> Widths)
{
    public static Architecture Of(params ReadOnlySpan<int> widths) => new([.. widths]);

    public int Inputs => Widths[0];

    /// <summary>Nh of a two-layer network.</summary>
    public int Hidden => Widths[1];

    public int Outputs => Widths[^1];

    /// <summary>Number of weight matrices.</summary>
    public int Layers => Widths.Length - 1;

    public string Name => string.Join('-', Widths);

    /// <summary>SCIENCE section 1: square, funnel, inverted-funnel, bottleneck, wide, or between (a hidden width strictly between the two others); deep beyond two layers.</summary>
    public string Shape
    {
        get
        {
            int low = Math.Min(Inputs, Outputs), high = Math.Max(Inputs, Outputs);
            return Layers > 2 ? "deep"
                : Hidden < low ? "bottleneck"
                : Hidden > high ? "wide"
                : low == high ? "square"
                : Hidden > low && Hidden < high ? "between"
                : Inputs > Outputs ? Hidden == Outputs ? "funnel" : "between"
                : Hidden == Inputs ? "inverted-funnel" : "between";
        }
    }

    /// <summary>Whether weights with W2ᵀW2 − W1W1ᵀ = λI exist at these widths; in deeper networks for every pair of neighbouring layers.</summary>
    public bool Allows(double lambda)
    {
        if (Layers > 2)
            return DeepBalance.Sizes(Widths, [.. Enumerable.Repeat(lambda, Layers - 1)], new double[Widths.Min()]) is not null;
        int low = Math.Min(Inputs, Outputs), high = Math.Max(Inputs, Outputs);
        return lambda == 0 || Hidden <= low || (Hidden <= high && (Inputs > Outputs ? lambda < 0 : lambda > 0));
    }

    /// <summary>"any λ", "λ ≤ 0", "λ ≥ 0" or "λ = 0 only", for messages.</summary>
    public string AllowedLambda =>
        Layers > 2 ? (Allows(-1), Allows(1)) switch
        {
            (true, true) => "any λ",
            (true, false) => "λ ≤ 0",
            (false, true) => "λ ≥ 0",
            _ => "λ = 0 only",
        }
        : Hidden <= Math.Min(Inputs, Outputs) ? "any λ"
        : Hidden > Math.Max(Inputs, Outputs) ? "λ = 0 only"
        : Inputs > Outputs ? "λ ≤ 0" : "λ ≥ 0";

    public static bool TryParse(string text, out Architecture architecture)
    {
        string[] parts = text.Split('-');
        var widths = new int[parts.Length];
        bool valid = parts.Length >= 3;
        for (int i = 0; i < parts.Length && valid; i++)
            valid = int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out widths[i]) && widths[i] > 0;
        architecture = new(valid ? [.. widths] : []);
        return valid;
    }

    public bool Equals(Architecture? other) => other is not null && Widths.AsSpan().SequenceEqual(other.Widths.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Widths.Length, Widths[0], Widths[1], Widths[^1]);

    public override string ToString() => Name;
}
