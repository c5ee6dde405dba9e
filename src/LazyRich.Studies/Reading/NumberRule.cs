using LazyRich.Dynamics.Definitions;
using LazyRich.Studies.Numbers;

namespace LazyRich.Studies.Reading;

/// <summary>Which numbers a place takes.</summary>
/// <param name="Name">As messages call it: <c>lambda</c>, <c>init.scale</c>.</param>
internal sealed record NumberRule(string Name)
{
    public bool Integer { get; init; }

    public double Minimum { get; init; } = double.NegativeInfinity;

    public bool MinimumExcluded { get; init; }

    public double Maximum { get; init; } = double.PositiveInfinity;

    /// <summary>A list here is one value with an order of its own, so a generator may descend.</summary>
    public bool MayDescend { get; init; }

    public static NumberRule Of(string section, Parameter parameter) => new($"{section}.{parameter.Name}")
    {
        Integer = parameter.Type == ParameterType.Integer,
        Minimum = parameter.Minimum,
        MinimumExcluded = parameter.MinimumExcluded,
        Maximum = parameter.Type == ParameterType.Integer ? Math.Min(parameter.Maximum, int.MaxValue) : parameter.Maximum,
        MayDescend = parameter.Type == ParameterType.Numbers,
    };

    /// <summary>"an integer ≥ 0", "a number &gt; 0 and ≤ 1".</summary>
    public string Wanted
    {
        get
        {
            string least = double.IsNegativeInfinity(Minimum) ? "" : $" {(MinimumExcluded ? ">" : "≥")} {Digits.Show(Minimum)}";
            string and = least.Length > 0 ? " and" : "";
            string most = double.IsPositiveInfinity(Maximum) || Maximum == int.MaxValue ? "" : $"{and} ≤ {Digits.Show(Maximum)}";
            return (Integer ? "an integer" : "a number") + least + most;
        }
    }

    /// <returns>What is wrong with a value, or null.</returns>
    public string? Complaint(double value) =>
        double.IsNaN(value) ? $"{Name} is NaN; it must be {Wanted}"
        : double.IsInfinity(value) ? $"{Name} is infinite or too large for a double; it must be {Wanted}"
        : Integer && value != Math.Floor(value) ? $"{Name} is {Digits.Show(value)}; it must be {Wanted}"
        : value < Minimum || (MinimumExcluded && value == Minimum) || value > Maximum ? $"{Name} is {Digits.Show(value)}; it must be {Wanted}"
        : null;
}
