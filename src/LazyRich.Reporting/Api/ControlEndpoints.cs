using System.Text.Json.Nodes;
using LazyRich.Dynamics.Algebra;
using LazyRich.Reporting.Json;
using LazyRich.Store.Reading;
using LazyRich.Studies.Files;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LazyRich.Reporting.Api;

/// <summary>What changes <c>/api/studies</c>. Every one of these needs the token, and may be said twice.</summary>
internal sealed class ControlEndpoints(IStoreReader reader, IStudyDesk desk)
{
    public void Map(RouteGroupBuilder api)
    {
        RouteGroupBuilder studies = api.MapGroup("/studies").WithMetadata(new NeedsToken());
        studies.MapPost("/", (RequestDelegate)Submit);
        Map("follow", Follow);
        Map("retry", Retry);
        foreach (StudyOrder order in Enum.GetValues<StudyOrder>())
            Map(OrderJudgement.Name(order), (context, study) => Order(context, study, order));

        void Map(string verb, Func<HttpContext, StudyStatus, Task> act) => studies.MapPost($"/{{study}}/{verb}", (RequestDelegate)(async context =>
        {
            if (await StudyName.FindAsync(context, reader) is { } study)
                await act(context, study);
        }));
    }

    /// <summary>Body: {text, file, files: {name: {rows, columns, data}}}. No path of this machine is opened.</summary>
    private async Task Submit(HttpContext context)
    {
        if (await JsonBody.ReadAsync(context, "text (the study file's content), file (its name), files (the matrices it names)") is not { } body)
            return;
        IReadOnlyDictionary<string, Matrix> files = SubmissionJson.Files(body);
        StudyReading reading = StudyReader.Read(JsonBody.Text(body, "text") ?? "", JsonBody.Text(body, "file") ?? "study", files);
        if (reading.Plan is not { } plan)
            await Problem.Of(context, StatusCodes.Status400BadRequest, "The study file has faults; nothing is stored.", reading.Faults);
        else if (await desk.SubmitAsync(plan, context.RequestAborted) is { } submission)
            await JsonAnswer.Ok(context, SubmissionJson.Of(submission));
        else
            await Closing(context);
    }

    private async Task Follow(HttpContext context, StudyStatus study)
    {
        if (await desk.FollowAsync(study.Study, context.RequestAborted))
            await JsonAnswer.Ok(context, StudyJson.Of(study, true));
        else
            await Closing(context);
    }

    private async Task Retry(HttpContext context, StudyStatus study)
    {
        if (await desk.RetryFailedAsync(study.Study, context.RequestAborted) is { } count)
            await JsonAnswer.Ok(context, new JsonObject { ["study"] = study.Study, ["planned_again"] = count });
        else
            await Closing(context);
    }

    private async Task Order(HttpContext context, StudyStatus study, StudyOrder order)
    {
        OrderJudgement judgement = OrderJudgement.Of(order, study);
        if (judgement is { IsFault: true, Words: { } fault })
            await Problem.Of(context, StatusCodes.Status409Conflict, $"{fault}.");
        else if (judgement.Words is null && !await desk.OrderAsync(order, study.Study, context.RequestAborted))
            await Closing(context);
        else
            await JsonAnswer.Ok(context, OrderJson.Of(study, reader.Study(study.Study) ?? study, judgement.Words is null, true));
    }

    private static Task Closing(HttpContext context) =>
        Problem.Of(context, StatusCodes.Status503ServiceUnavailable, "This process has finished its studies and is about to end; ask again.");
}
