using System.Collections.Immutable;

namespace LazyRich.Dynamics.Results;

/// <summary>A scalar of a run that one filters, sorts and folds on. The store has a column of this name for each.</summary>
/// <param name="Unit">"τ", "1" and so on, for axes and the reference.</param>
public sealed record SummaryColumn(string Name, string Unit, string Summary)
{
    public int Index { get; init; }

    public static readonly ImmutableArray<SummaryColumn> All = Number(
        new("lambda_measured", "1", "tr(W2ᵀW2 − W1W1ᵀ)/Nh at the start."),
        new("lambda_final", "1", "The same at the last recorded time."),
        new("balance_error", "1", "‖W2ᵀW2 − W1W1ᵀ − λI‖ at the start, λ as measured."),
        new("balance_error_final", "1", "The same at the last recorded time, against the λ of the start."),
        new("loss_initial", "1", "L at t=0."),
        new("loss_final", "1", "L at the last recorded time."),
        new("loss_best", "1", "L*, the least loss that the network's rank allows, from the samples' own floor."),
        new("time_to_half", "τ", "First time the excess loss L − L* is at most ½ of its start; +∞ if that never happens (right-censored)."),
        new("time_to_1pct", "τ", "First time the excess loss is at most .01 of its start; +∞ if that never happens (right-censored)."),
        new("ntk_distance_final", "1", "Kernel distance from the start at the last recorded time."),
        new("ntk_distance_limit", "1", "Kernel distance in the exact limit t→∞; not computed by solvers that have no limit."),
        new("time_to_ntk_1pct", "τ", "First time the kernel distance passes .01; +∞ if that never happens."),
        new("time_to_ntk_half", "τ", "First time the kernel distance reaches half its limit; +∞ if that never happens."),
        new("lazy_share", "1", "q: share of the initial excess loss removed before the kernel distance first passes .01."),
        new("log_delay", "1", "g: log10(time_to_ntk_half / time_to_half)."),
        new("ntk_norm_initial", "1", "‖K‖/P at t=0."),
        new("ntk_norm_final", "1", "‖K‖/P at the last recorded time."),
        new("diverged_at", "τ", "The time of the first recorded or computed state that is not finite; absent when all are."),
        new("saddle", "1", "1 when the exact flow ends in a saddle (a hidden direction that never grows), else 0."),
        new("stopped_at", "τ", "The last recorded time."),
        new("condition", "1", "cond(K), K = plusᵀQ(0), of solver closed-form, whose error grows with its square."),
        new("forgetting", "1", "Of the tasks learned in earlier phases: by how much the loss on each has risen since the end of its phase, on average."),
        new("transfer_sibling", "1", "What a new output says of the siblings of the item it was taught, over what it says of that item."),
        new("transfer_cousin", "1", "The same of the item's cousins."),
        new("approximate", "1", "1 where the start is not λ-balanced as the solver or the stated λ takes for granted (impossible: approximate); absent elsewhere."));

    public static SummaryColumn Named(string name) => All.First(column => column.Name == name);

    private static ImmutableArray<SummaryColumn> Number(params ReadOnlySpan<SummaryColumn> columns)
    {
        var numbered = ImmutableArray.CreateBuilder<SummaryColumn>(columns.Length);
        for (int i = 0; i < columns.Length; i++)
            numbered.Add(columns[i] with { Index = i });
        return numbered.MoveToImmutable();
    }
}
