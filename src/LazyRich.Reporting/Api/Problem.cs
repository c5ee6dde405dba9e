using System.Text.Json.Nodes;
using LazyRich.Reporting.Json;
using LazyRich.Studies.Files;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace LazyRich.Reporting.Api;

/// <summary>What went wrong, as problem details (RFC 9457): title says the sort, detail the case, faults the places in a study file.</summary>
internal static class Problem
{
    public const string MediaType = "application/problem+json";

    public static Task Of(HttpContext context, int status, string detail, IReadOnlyList<StudyFault>? faults = null)
    {
        var problem = new JsonObject
        {
            ["type"] = "about:blank",
            ["title"] = ReasonPhrases.GetReasonPhrase(status),
            ["status"] = status,
            ["detail"] = detail,
        };
        if (faults is not null)
            problem["faults"] = FaultJson.Of(faults);
        return JsonAnswer.Write(context, problem, status, MediaType);
    }

    public static Task NotFound(HttpContext context, string detail) => Of(context, StatusCodes.Status404NotFound, detail);

    public static Task BadRequest(HttpContext context, string detail) => Of(context, StatusCodes.Status400BadRequest, detail);
}
