using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LazyRich.Reporting.Json;
using LazyRich.Store.Reading;
using LazyRich.Store.Writing;
using LazyRich.Studies.Files;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LazyRich.Reporting.Api;

/// <summary>
/// <c>/api/studies</c>. Handlers are plain request delegates: nothing is compiled when the process starts, which a short run would wait for.
/// </summary>
internal sealed class StudyEndpoints(IStoreReader reader, StudyDesk desk)
{
    private const int DefaultLimit = 1000;

    public void Map(RouteGroupBuilder api)
    {
        RouteGroupBuilder studies = api.MapGroup("/studies");
        studies.MapGet("/", (RequestDelegate)List);
        studies.MapPost("/", (RequestDelegate)Submit).WithMetadata(new NeedsToken());
        studies.MapGet("/{study}", (RequestDelegate)Show);
        studies.MapPost("/{study}/follow", (RequestDelegate)Follow).WithMetadata(new NeedsToken());
        studies.MapPost("/{study}/retry", (RequestDelegate)Retry).WithMetadata(new NeedsToken());
        studies.MapGet("/{study}/runs", (RequestDelegate)Runs);
    }

    private Task List(HttpContext context) =>
        JsonAnswer.Ok(context, new JsonArray([.. reader.Studies().Select(study => (JsonNode)StudyJson.Of(study, true))]));

    private Task Show(HttpContext context) =>
        reader.Study(Name(context)) is { } study ? JsonAnswer.Ok(context, StudyJson.Of(study, true)) : Unknown(context);

    /// <summary>Body: {text, file, directory}. Matrix files are looked for in the directory, on this machine.</summary>
    private async Task Submit(HttpContext context)
    {
        if (await Body(context) is not { } body)
        {
            await JsonAnswer.BadRequest(context, "The body is a JSON object: text (the study file's content), file (its name), directory (of its matrix files).");
            return;
        }

        StudyReading reading = StudyReader.Read((string?)body["text"] ?? "", (string?)body["file"] ?? "study", (string?)body["directory"] ?? ".");
        if (reading.Plan is not { } plan)
        {
            await JsonAnswer.Error(context, StatusCodes.Status400BadRequest, "The study file has faults; nothing is stored.", reading.Faults);
            return;
        }

        if (await desk.SubmitAsync(plan, context.RequestAborted) is not { } submission)
        {
            await Closing(context);
            return;
        }

        await JsonAnswer.Ok(context, Answer(submission));
    }

    private async Task Follow(HttpContext context)
    {
        if (reader.Study(Name(context)) is not { } study)
            await Unknown(context);
        else if (await desk.FollowAsync(study.Study, context.RequestAborted))
            await JsonAnswer.Ok(context, StudyJson.Of(study, true));
        else
            await Closing(context);
    }

    private async Task Retry(HttpContext context)
    {
        if (reader.Study(Name(context)) is not { } study)
            await Unknown(context);
        else if (await desk.RetryFailedAsync(study.Study, context.RequestAborted) is { } count)
            await JsonAnswer.Ok(context, new JsonObject { ["study"] = study.Study, ["planned_again"] = count });
        else
            await Closing(context);
    }

    /// <summary>Query: where, columns and sort (comma-separated), limit (default 1000, 0: all).</summary>
    private async Task Runs(HttpContext context)
    {
        if (reader.Study(Name(context)) is null)
        {
            await Unknown(context);
            return;
        }

        IQueryCollection asked = context.Request.Query;
        int limit = DefaultLimit;
        if (asked["limit"] is [{ Length: > 0 } text] && !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit))
        {
            await JsonAnswer.BadRequest(context, $"limit is a whole number from 0, not '{text}'.");
            return;
        }

        try
        {
            (string[] columns, string[] sort) = (QueryList.Names(asked["columns"]), QueryList.Names(asked["sort"]));
            QueryResult result = reader.Query(new(Name(context), asked["where"].ToString(), columns, sort, limit));
            await JsonAnswer.Ok(context, new JsonObject
            {
                ["study"] = Name(context),
                ["count"] = result.Rows.Count,
                ["columns"] = JsonText.Texts(result.Columns),
                ["rows"] = QueryJson.Rows(result),
            });
        }
        catch (QueryException exception)
        {
            await JsonAnswer.BadRequest(context, exception.Message);
        }
    }

    public static JsonObject Answer(Submission submission) => new()
    {
        ["study"] = submission.Study,
        ["runs"] = submission.Runs,
        ["reused"] = submission.Reused,
        ["added"] = submission.Added,
    };

    private static string Name(HttpContext context) => (string)context.Request.RouteValues["study"]!;

    private Task Unknown(HttpContext context) =>
        JsonAnswer.NotFound(
            context, $"No study '{Name(context)}' here; there are {string.Join(", ", reader.Studies().Select(study => study.Study))}.");

    private static Task Closing(HttpContext context) =>
        JsonAnswer.Error(context, StatusCodes.Status503ServiceUnavailable, "This process has finished its studies and is about to end; ask again.");

    private static async Task<JsonObject?> Body(HttpContext context)
    {
        try
        {
            return await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
