using System.Text;
using System.Text.Json.Nodes;
using LazyRich.Reporting.Json;
using LazyRich.Store.Reading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LazyRich.Reporting.Api;

/// <summary>
/// What is asked of <c>/api/studies</c>. Handlers are plain request delegates: nothing is compiled when the process starts, which a short run would
/// wait for.
/// </summary>
internal sealed class StudyEndpoints(IStoreReader reader)
{
    public void Map(RouteGroupBuilder api)
    {
        RouteGroupBuilder studies = api.MapGroup("/studies");
        studies.MapGet("/", (RequestDelegate)List);
        Map("", Show);
        Map("/source", Source);
        Map("/plan", Plan);
        Map("/observables", Observables);
        Map("/regimes", Regimes);
        Map("/runs", (context, study) => RunAnswers.Answer(context, reader, study.Study));
        Map("/trajectories", Trajectories);

        void Map(string path, Func<HttpContext, StudyStatus, Task> answer) => studies.MapGet($"/{{study}}{path}", (RequestDelegate)(async context =>
        {
            if (await StudyName.FindAsync(context, reader) is { } study)
                await answer(context, study);
        }));
    }

    private Task List(HttpContext context) =>
        JsonAnswer.Ok(context, new JsonArray([.. reader.Studies().Select(study => (JsonNode)StudyJson.Of(study, true))]));

    private Task Show(HttpContext context, StudyStatus study) => JsonAnswer.Ok(context, StudyJson.Of(study, true));

    private Task Source(HttpContext context, StudyStatus study) =>
        JsonAnswer.Ok(context, SourceJson.Of(study.Study, reader.StudySource(study.Study)));

    private Task Plan(HttpContext context, StudyStatus study) => JsonAnswer.Ok(context, new JsonObject
    {
        ["study"] = study.Study,
        ["axes"] = PlanJson.Axes(reader.Axes(study.Study)),
        ["phases"] = JsonText.Texts(reader.Phases(study.Study)),
        ["skipped"] = PlanJson.Skipped(reader.Skipped(study.Study)),
    });

    private Task Observables(HttpContext context, StudyStatus study) => JsonAnswer.Ok(context, new JsonObject
    {
        ["study"] = study.Study,
        ["observables"] = new JsonArray([.. reader.Observables(study.Study).Select(one => (JsonNode)new JsonObject
        {
            ["observable"] = one.Observable,
            ["shape"] = ShapeJson.Of(one.Shape),
        })]),
    });

    private Task Regimes(HttpContext context, StudyStatus study) => JsonAnswer.Ok(context, new JsonObject
    {
        ["study"] = study.Study,
        ["regimes"] = new JsonObject(reader.Regimes(study.Study).Select(count => KeyValuePair.Create(count.Key, (JsonNode?)count.Value))),
    });

    /// <summary>A line a run, in plan order. Query: observable, comma-separated; absent: all.</summary>
    private async Task Trajectories(HttpContext context, StudyStatus study)
    {
        string[] asked = QueryList.Names(context.Request.Query["observable"]);
        context.Response.ContentType = "application/x-ndjson; charset=utf-8";
        foreach (StoredTrajectory trajectory in reader.Trajectories(study.Study, asked.Length == 0 ? null : asked))
        {
            byte[] line = Encoding.UTF8.GetBytes(JsonText.Compact(TrajectoryJson.Of(trajectory)) + "\n");
            await context.Response.Body.WriteAsync(line, context.RequestAborted);
        }
    }
}
