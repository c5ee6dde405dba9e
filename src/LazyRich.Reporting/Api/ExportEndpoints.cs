using LazyRich.Store.Export;
using LazyRich.Store.Reading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace LazyRich.Reporting.Api;

/// <summary><c>/api/studies/{study}/export?table=runs|trajectories&amp;format=csv|json|npz</c>: the file, streamed.</summary>
internal sealed class ExportEndpoints(IStoreReader reader)
{
    public void Map(RouteGroupBuilder api) => api.MapGet("/studies/{study}/export", (RequestDelegate)Export);

    private async Task Export(HttpContext context)
    {
        if (await StudyName.FindAsync(context, reader) is not { } study)
            return;
        (string table, string format) = (Asked(context, "table", Exporter.Tables), Asked(context, "format", Exporter.Formats));
        if (!Exporter.TryParseTable(table, out ExportTable rows) || !Exporter.TryParseFormat(format, out ExportFormat form))
        {
            string wanted = $"table is one of {string.Join(", ", Exporter.Tables)}, format one of {string.Join(", ", Exporter.Formats)}";
            await Problem.BadRequest(context, $"No export '{table}' as '{format}': {wanted}.");
            return;
        }

        context.Response.ContentType = form switch
        {
            ExportFormat.Csv => "text/csv; charset=utf-8",
            ExportFormat.Json => "application/x-ndjson; charset=utf-8",
            _ => "application/zip",
        };
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{study.Study}-{table}.{format}\"";

        // Exports write as they read, on a thread of their own: an answer of gigabytes must not hold one of the pool's. It ends when the client goes.
        context.Features.Get<IHttpBodyControlFeature>()!.AllowSynchronousIO = true;
        await Task.Factory.StartNew(
            () => Exporter.Write(reader, new(study.Study, rows, form), context.Response.Body, context.RequestAborted),
            context.RequestAborted, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    private static string Asked(HttpContext context, string name, IReadOnlyList<string> known) =>
        context.Request.Query[name] is [{ Length: > 0 } text] ? text : known[0];
}
