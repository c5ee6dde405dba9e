using System.Collections.Immutable;

namespace LazyRich.Dynamics.Results;

/// <summary>A scalar of a run that one filters, sorts and folds on. The store has a column of this name for each.</summary>
/// <param name="Unit">"τ", "1" and so on, for axes and the reference.</param>
public sealed record SummaryColumn(string Name, string Unit, string Summary)
{
    public int Index { get; init; }

    /// <summary>What it is a number of, for a summary that only runs which observe that have; null for one that every run has.</summary>
    public SeriesScalar? Of { get; init; }

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
        new("approximate", "1", "1 where the start is not λ-balanced as the solver or the stated λ takes for granted (impossible: approximate); absent elsewhere."),
        Observed("unreachable_input_initial", "1", "Share of the first residual outside the row space of W1 at the start: what delays a funnel at λ < 0.", "unreachable-residual", SeriesPart.First),
        Observed("unreachable_output_initial", "1", "Share of the first residual outside the column space of W2 at the start: what delays an inverted funnel at λ > 0.", "unreachable-residual", SeriesPart.First, 1),
        Observed("effective_rank_final", "1", "Participation ratio of the singular values of W2W1 at the last recorded time.", "effective-rank", SeriesPart.Last),
        Observed("ntk_effective_rank_final", "1", "Participation ratio of the kernel's eigenvalues at the last recorded time.", "ntk-effective-rank", SeriesPart.Last),
        Observed("ntk_velocity_max", "1/τ", "Largest recorded ‖K̇‖/‖K‖.", "ntk-velocity", SeriesPart.Largest),
        Observed("kernel_alignment_final", "1", "Centred alignment of the kernel with the task's at the last recorded time.", "kernel-alignment", SeriesPart.Last),
        Observed("task_score_input_final", "1", "Cosine of W1ᵀW1 with the task's input representation at the last recorded time.", "task-score", SeriesPart.Last),
        Observed("task_score_output_final", "1", "Cosine of W2W2ᵀ with the task's output representation at the last recorded time.", "task-score", SeriesPart.Last, 1),
        Observed("sharpness_initial", "1/τ", "Largest eigenvalue of the Hessian at t=0.", "sharpness", SeriesPart.First),
        Observed("sharpness_max", "1/τ", "The largest recorded.", "sharpness", SeriesPart.Largest),
        Observed("sharpness_final", "1/τ", "The same at the last recorded time.", "sharpness", SeriesPart.Last),
        Observed("robustness_parameters_final", "1", "Rise of the loss by noise in every weight at the last recorded time.", "robustness-parameters", SeriesPart.Last),
        Observed("robustness_inputs_final", "1", "Rise of the loss by noise in every input at the last recorded time.", "robustness-inputs", SeriesPart.Last),
        Observed("test_error_least", "1", "The least recorded test error.", "test-error", SeriesPart.Least),
        Observed("test_error_final", "1", "Test error at the last recorded time.", "test-error", SeriesPart.Last),
        new("sigmoidality", "1", "1 − r·time_to_half/ln 2, r = ‖∇L‖²/(L − L*) at t=0: 0 for an exponential, towards 1 for a sigmoid; with gradient-norm observed."),
        new("learning_rate", "τ", "η of gradient descent, as stated or as times-bound made it."),
        new("flow_error", "1", "Sum of the estimated errors, over ‖W‖, of steps that gradient-flow took above its tolerance, along kinks of ReLU units; absent where none was."),
        new("slides_at", "τ", "First time that a ReLU unit's pre-activation stayed at its kink on some sample; absent where none did; with kinks: located."));

    public static SummaryColumn Named(string name) => All.First(column => column.Name == name);

    private static SummaryColumn Observed(string name, string unit, string summary, string observable, SeriesPart part, int element = 0) =>
        new(name, unit, summary) { Of = new(observable, part, element) };

    private static ImmutableArray<SummaryColumn> Number(params ReadOnlySpan<SummaryColumn> columns)
    {
        var numbered = ImmutableArray.CreateBuilder<SummaryColumn>(columns.Length);
        for (int i = 0; i < columns.Length; i++)
            numbered.Add(columns[i] with { Index = i });
        return numbered.MoveToImmutable();
    }
}
