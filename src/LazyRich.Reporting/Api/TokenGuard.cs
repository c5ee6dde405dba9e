using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace LazyRich.Reporting.Api;

/// <summary>On loopback reading is free and changing needs the token; beyond it both do.</summary>
internal static class TokenGuard
{
    public static void UseToken(this IApplicationBuilder app, ControlToken token, IPAddress bind)
    {
        bool beyondLoopback = !IPAddress.IsLoopback(bind);
        app.Use((context, next) => IsFree(context, beyondLoopback) || token.IsCarriedBy(context.Request) ? next(context) : Refuse(context));
    }

    private static bool IsFree(HttpContext context, bool beyondLoopback)
    {
        EndpointMetadataCollection? endpoint = context.GetEndpoint()?.Metadata;
        return beyondLoopback ? endpoint?.GetMetadata<NeedsNoToken>() is not null : endpoint?.GetMetadata<NeedsToken>() is null;
    }

    private static Task Refuse(HttpContext context)
    {
        // A browser asks its user for a name and a password, and sends the token as the latter.
        context.Response.Headers.WWWAuthenticate = context.GetEndpoint()?.Metadata.GetMetadata<ForBrowsers>() is null ? "Bearer" : "Basic realm=\"LazyRich\"";
        return Problem.Of(
            context, StatusCodes.Status401Unauthorized, "Send the token (LAZYRICH_TOKEN, or what STORE.lock says) as Authorization: Bearer.");
    }
}
