using System.Collections.Immutable;
using LazyRich.Dynamics.Definitions;
using LazyRich.Studies.Reading;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Compare;

/// <summary>How a study's runs are solved a second way.</summary>
/// <param name="Node">Where it stands in the file.</param>
/// <param name="With">The second solvers, each once.</param>
/// <param name="Of">Names of observables, in the catalogue's order.</param>
/// <param name="KeepsBoth">Whether the second trajectory is stored beside its errors.</param>
internal sealed record CompareForm(Node Node, ImmutableArray<Setting> With, ImmutableArray<string> Of, bool KeepsBoth)
{
    /// <summary>The step of which recorded times are multiples, so that both solvers have them.</summary>
    /// <param name="first">Of the run's own solver; null: it has any time.</param>
    /// <param name="second">Of the solver it is compared with.</param>
    /// <exception cref="PointException">Neither is a whole multiple of the other.</exception>
    public double? CommonStep(double? first, double? second)
    {
        if (first is not double a || second is not double b)
            return first ?? second;
        (double longer, double shorter) = (Math.Max(a, b), Math.Min(a, b));
        double ratio = longer / shorter;
        return Math.Abs(ratio - Math.Round(ratio)) <= 1e-9 * ratio
            ? longer
            : throw new PointException(Node, $"steps of {Numbers.Digits.Show(a)} and {Numbers.Digits.Show(b)} have no recorded times in common: one must be a whole multiple of the other");
    }
}
