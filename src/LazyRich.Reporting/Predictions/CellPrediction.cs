using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Predictions;
using LazyRich.Dynamics.Regimes;
using LazyRich.Reporting.Reports;

namespace LazyRich.Reporting.Predictions;

/// <summary>A cell's forecasts, folded over its seeds by medians.</summary>
/// <param name="Why">Why there is no forecast; null when there is.</param>
/// <param name="LearningRate">η of the cell's solver; null where it has none.</param>
/// <param name="Approximate">How many of its starts are not balanced and taken as if they were.</param>
/// <param name="Saddles">How many of its runs end in a saddle.</param>
public sealed record CellPrediction(
    PlannedCell Cell, string? Why, IReadOnlyDictionary<string, double?> Medians, bool Delayed, double? LearningRate, int Approximate, int Saddles)
{
    /// <summary>What is folded, in the order in which it is shown.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        ["fast_rate", "slow_rate", "time_to_half", "time_to_1pct", "ntk_distance_limit", "lazy_share", "log_delay", "learning_rate_bound", "condition"];

    public Regime? Regime => RegimeThresholds.Default.Of(Medians["ntk_distance_limit"], Medians["lazy_share"], Medians["log_delay"]);

    /// <summary>Whether η is above 2/√(λ²+4s₁²), where gradient descent leaves the minimum that the flow ends in.</summary>
    public bool ExceedsBound => LearningRate > Medians["learning_rate_bound"];

    public static CellPrediction Of(PlannedCell cell, IInputs inputs, CancellationToken cancellation)
    {
        RunDefinition first = cell.Seeds[0];
        double? rate = first.Solver.Values.GetValueOrDefault("learning-rate") is NumberValue number ? number.Value : null;
        if (Forecast.WhyNot(first, inputs) is string why)
            return new(cell, why, Columns.ToDictionary(column => column, _ => (double?)null), false, rate, 0, 0);
        Forecast[] forecasts = [.. cell.Seeds.Select(seed => Forecast.Of(seed, inputs, cancellation))];
        return new(
            cell,
            null,
            Columns.ToDictionary(column => column, column => Folded.Over(forecasts.Select(forecast => Value(forecast, column))).Median),
            forecasts[0].Expectation.Delayed,
            rate,
            forecasts.Count(forecast => forecast.Approximate),
            forecasts.Count(forecast => forecast.Summary["saddle"] == 1));
    }

    private static double? Value(Forecast forecast, string column) => column switch
    {
        "fast_rate" => forecast.Expectation.FastRate,
        "slow_rate" => forecast.Expectation.SlowRate,
        "learning_rate_bound" => forecast.Expectation.LearningRateBound,
        "condition" => forecast.Expectation.Condition,
        _ => forecast.Summary[column],
    };
}
