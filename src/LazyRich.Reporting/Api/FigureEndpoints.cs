using System.Text.Json.Nodes;
using LazyRich.Dynamics.Regimes;
using LazyRich.Reporting.Figures;
using LazyRich.Reporting.Figures.Reading;
using LazyRich.Store.Reading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LazyRich.Reporting.Api;

/// <summary>Figures of a study as PNG, drawn where the store is: a built-in one by name, or the text of a figure file.</summary>
internal sealed class FigureEndpoints(IStoreReader reader)
{
    public void Map(RouteGroupBuilder api)
    {
        api.MapGet("/studies/{study}/figures/{figure}", (RequestDelegate)BuiltIn);
        api.MapPost("/studies/{study}/figures", (RequestDelegate)Given);
    }

    private async Task BuiltIn(HttpContext context)
    {
        string name = (string)context.Request.RouteValues["figure"]!;
        if (await StudyName.FindAsync(context, reader) is not { } study)
            return;
        if (BuiltInFigures.Find(name) is { } figure)
            await Paint(context, study.Study, figure, context.Request.Query["where"].ToString());
        else
            await Problem.NotFound(context, $"No figure '{name}'; there are {string.Join(", ", BuiltInFigures.Names)}.");
    }

    /// <summary>Body: {text, file, where}. Changes nothing.</summary>
    private async Task Given(HttpContext context)
    {
        if (await StudyName.FindAsync(context, reader) is not { } study)
            return;
        if (await JsonBody.ReadAsync(context, "text (the figure file's content), file (its name), where (a condition)") is not JsonObject body)
            return;
        FigureReading reading = FigureReader.Read(JsonBody.Text(body, "text") ?? "", JsonBody.Text(body, "file") ?? "figure");
        if (reading.Figure is { } figure)
            await Paint(context, study.Study, figure, JsonBody.Text(body, "where") ?? "");
        else
            await Problem.Of(context, StatusCodes.Status400BadRequest, "The figure file has faults.", reading.Faults);
    }

    private async Task Paint(HttpContext context, string study, Figure figure, string where)
    {
        string thresholds = context.Request.Query["thresholds"].ToString();
        Figure asked = thresholds.Length > 0 ? figure.With(RegimeThresholds.Parse(thresholds)) : figure;
        byte[] png = FigurePainter.Paint(asked, reader, study, where);
        context.Response.ContentType = "image/png";
        context.Response.ContentLength = png.Length;
        await context.Response.Body.WriteAsync(png, context.RequestAborted);
    }
}
