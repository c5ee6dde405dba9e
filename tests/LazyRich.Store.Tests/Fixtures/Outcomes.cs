using LazyRich.Dynamics.Results;
using LazyRich.Store.Encoding;
using LazyRich.Store.Writing;

namespace LazyRich.Store.Tests.Fixtures;

/// <summary>What a solver would have answered.</summary>
internal static class Outcomes
{
    public static CompletedRun Succeeded(LeasedRun run, Action<Summary>? summary = null) => new(run.Key, run.Attempt, Result(run.Attempt, summary), null, 0.25);

    public static CompletedRun Failed(LeasedRun run, string why = "the step failed") => new(run.Key, run.Attempt, null, why, 0.25);

    /// <summary>Loss and five singular values at the three times of <see cref="Plans.Grid"/>.</summary>
    public static EncodedResult Result(double value = 1, Action<Summary>? fill = null)
    {
        var summary = new Summary { ["loss_final"] = value };
        fill?.Invoke(summary);
        return ResultEncoder.Encode(new(
            Plans.Grid.Times,
            [
                new("loss", [], [value, double.NaN, double.PositiveInfinity]),
                new("singular-values", [5], [.. Enumerable.Range(0, 15).Select(i => value + i)]),
            ],
            summary));
    }
}
