using System.Text.Json.Nodes;
using LazyRich.Dynamics.Regimes;
using LazyRich.Reporting.Client;
using LazyRich.Reporting.Figures;
using LazyRich.Store.Reading;

namespace LazyRich.Cli.Running;

/// <summary>Draws figures where the store is: a picture travels faster than the trajectories that it shows.</summary>
internal static class Paint
{
    /// <param name="text">A figure file's content; null for a built-in figure.</param>
    /// <param name="thresholds">Null: those of the figure.</param>
    /// <returns>PNG.</returns>
    public static async Task<byte[]> PngAsync(
        Session session, IStoreReader reader, Figure figure, string? text, string study, string where, RegimeThresholds? thresholds, CancellationToken cancellation)
    {
        if (thresholds is not null)
            figure = figure.With(thresholds);
        if (session.Remote is not { } head)
            return FigurePainter.Paint(figure, reader, study, where);
        using var png = new MemoryStream();
        string query = thresholds is null ? "" : $"thresholds={HeadClient.Segment(thresholds.ToString())}";
        string figures = $"api/studies/{HeadClient.Segment(study)}/figures";
        if (text is null)
            await head.CopyAsync($"{figures}/{HeadClient.Segment(figure.Name)}?where={HeadClient.Segment(where)}&{query}", null, png, cancellation);
        else
            await head.CopyAsync($"{figures}?{query}", new JsonObject { ["text"] = text, ["file"] = figure.Name, ["where"] = where }, png, cancellation);
        return png.ToArray();
    }
}
