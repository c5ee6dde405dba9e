using System.Collections.Immutable;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;

namespace LazyRich.Dynamics.Observables;

/// <summary>The summaries that a run has because it observes what they are numbers of; without it they are not computed.</summary>
internal sealed class ObservedSummaries
{
    private readonly (SummaryColumn Column, int Series)[] kept;
    private readonly int gradientNorm;

    /// <param name="observe">As in the definition.</param>
    public ObservedSummaries(ImmutableArray<string> observe)
    {
        string[] kinds = [.. observe.Select(ObservableText.KindOf)];
        kept =
        [
            .. from column in SummaryColumn.All
               where column.Of is not null
               let series = Array.IndexOf(kinds, column.Of!.Observable)
               where series >= 0
               select (column, series),
        ];
        gradientNorm = Array.IndexOf(kinds, "gradient-norm");
    }

    /// <param name="series">In the order of the definition.</param>
    /// <param name="summary">With everything else in it.</param>
    public void AddTo(Summary summary, IReadOnlyList<ObservableSeries> series, int times)
    {
        foreach ((SummaryColumn column, int index) in kept)
        {
            double[] values = series[index].Values;
            summary[column] = Canonical.Of(column.Of!.Of(values, values.Length / times));
        }

        if (gradientNorm >= 0 && summary["loss_initial"] is { } loss && summary["loss_best"] is { } best && summary["time_to_half"] is { } half)
            summary["sigmoidality"] = Canonical.Of(Sigmoidality.Of(series[gradientNorm].Values[0], loss - best, half));
    }
}
