using System.Net;
using System.Text.Json.Nodes;
using LazyRich.Grains.Hosting;
using LazyRich.Reporting.Client;
using LazyRich.Reporting.Figures;
using LazyRich.Reporting.Findings;
using LazyRich.Reporting.Json;
using LazyRich.Store;
using LazyRich.Store.Reading;
using LazyRich.Studies.Files;

namespace LazyRich.Cli;

/// <summary>From exceptions to exit codes: one clear line each, never a stack trace unless --verbose asks for it.</summary>
internal static class Guard
{
    public static async Task<int> RunAsync(Session session, Func<Task<int>> verb)
    {
        try
        {
            return await verb();
        }
        catch (UserException exception)
        {
            if (!exception.FaultsAreSaid)
                exception.Faults.ToList().ForEach(fault => session.Say(fault.ToString()));
            return Report(session, exception.ExitCode, exception.Message, exception.Hint, exception.Faults);
        }
        catch (FindingException exception)
        {
            return Report(session, ExitCode.Usage, exception.Message, faults: [exception.Fault]);
        }
        catch (Exception exception) when (exception is QueryException or FigureException)
        {
            return Report(session, ExitCode.Usage, exception.Message);
        }
        catch (HeadGoneException exception)
        {
            string hint = session.HasHead ? "is it running there (lazyrich serve)? --store FILE works on a store here instead" : "the same command tries again";
            return Report(session, ExitCode.Unreachable, exception.Message, hint);
        }
        catch (HeadRefusedException exception)
        {
            exception.Faults.ToList().ForEach(fault => session.Say(fault.ToString()));
            return Report(session, CodeOf(exception.Status), exception.Message, HintFor(session, exception.Status), exception.Faults);
        }
        catch (ClusterException exception)
        {
            return Report(session, exception.IsWrongInput ? ExitCode.Usage : ExitCode.Unreachable, exception.Message);
        }
        catch (StoreException exception)
        {
            string? hint = exception is StoreHeldException ? null : $"{session.Line("doctor")}  looks it over";
            return Report(session, ExitCode.Store, exception.Message, hint);
        }
        catch (OperationCanceledException) when (session.Terminal.Interrupts.ExitCode != 0)
        {
            session.Say("interrupted");
            return session.Terminal.Interrupts.ExitCode;
        }
        catch (IOException exception) when (NoRoom.Is(exception))
        {
            return Report(session, ExitCode.Store, NoRoom.Describe(exception));
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            return Report(session, ExitCode.Usage, exception.Message);
        }
#pragma warning disable CA1031 // The last line of defence: whatever it is, the user gets a line and a number.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Report(session, ExitCode.Internal, $"internal error: {exception.GetType().Name}: {exception.Message}",
                session.Verbose ? null : "add --verbose for details; the store stays resumable");
            if (session.Verbose)
                session.Say(exception.ToString());
            return ExitCode.Internal;
        }
    }

    private static int CodeOf(HttpStatusCode status) => status >= HttpStatusCode.InternalServerError ? ExitCode.Store : ExitCode.Usage;

    private static string? HintFor(Session session, HttpStatusCode status) => status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden && session.HasHead
        ? $"give the token that the head was started with: {HeadAddress.TokenVariable}=TOKEN, or --token-file FILE" : null;

    private static int Report(Session session, int code, string message, string? hint = null, IReadOnlyList<StudyFault>? faults = null)
    {
        session.Say($"lazyrich: {message}");
        if (hint is not null)
            session.Say($"  {hint}");
        if (session.Json)
        {
            var error = new JsonObject { ["message"] = message, ["exit_code"] = code };
            if (faults is { Count: > 0 })
                error["faults"] = FaultJson.Of(faults);
            AnswerIfPossible(session, new JsonObject { ["error"] = error });
        }

        return code;
    }

    /// <summary>Standard output may be what is broken; what went wrong is said already.</summary>
    private static void AnswerIfPossible(Session session, JsonObject document)
    {
        try
        {
            session.Answer(document);
        }
        catch (IOException error)
        {
            session.Say($"  the JSON document of this error cannot be written: {error.Message}");
        }
    }
}
