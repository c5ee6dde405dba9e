using LazyRich.Dynamics.Definitions;

namespace LazyRich.Dynamics.Observables;

/// <summary>For which observables noise has a formula: those of linear networks. Any others are drawn.</summary>
internal static class RobustnessFormula
{
    /// <param name="observable">As in a definition.</param>
    /// <returns>What is wrong and what mends it; null where it can be observed.</returns>
    public static string? WhyNot(Setting observable, Activation activation) =>
        observable.Kind is "robustness-parameters" or "robustness-inputs" && activation != Activation.Linear && !observable.Has("draws")
            ? $"{observable.Kind} has a formula for linear networks only, and activation is {activation.Name()}: give draws, as in {{kind: {observable.Kind}, draws: 1000}}."
            : null;
}
