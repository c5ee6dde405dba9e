using LazyRich.Reporting.Figures;
using LazyRich.Store;
using LazyRich.Store.Reading;
using Microsoft.AspNetCore.Http;

namespace LazyRich.Reporting.Api;

/// <summary>From exceptions to problem details. An answer that has begun is broken off, so that nobody takes a part for the whole.</summary>
internal static class FaultAnswers
{
    public static async Task Guard(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception error) when (context.Response.HasStarted && error is not OperationCanceledException)
        {
            context.Abort();
        }
        catch (Exception error) when (error is QueryException or FigureException or FormatException)
        {
            await Problem.BadRequest(context, error.Message);
        }
        catch (BadHttpRequestException error)
        {
            await Problem.Of(context, error.StatusCode, error.Message);
        }
        catch (StoreException error)
        {
            await Problem.Of(context, StatusCodes.Status500InternalServerError, error.Message);
        }
    }
}
