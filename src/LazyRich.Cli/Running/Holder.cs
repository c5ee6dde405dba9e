using System.Net;
using LazyRich.Reporting.Client;
using LazyRich.Store;

namespace LazyRich.Cli.Running;

/// <summary>The process that holds a store: how to speak to it, and how to tell that it is gone.</summary>
internal static class Holder
{
    /// <exception cref="HeadGoneException">It has not said where it is.</exception>
    public static HeadClient Client(StoreHeldException held) =>
        new(held.Api ?? throw new HeadGoneException(new("http://127.0.0.1"), "has no address yet"), held.Token);

    /// <summary>A token that is refused is that of an earlier holder.</summary>
    public static bool IsGone(Exception exception) => exception is HeadGoneException or HeadRefusedException { Status: HttpStatusCode.Unauthorized };

    public static UserException Silent(StoreHeldException held, Session session) => new(
        ExitCode.Unreachable,
        $"process {held.ProcessId} holds {session.StoreName} but does not answer{(held.Api is null ? "" : $" at {held.Api}")}",
        "end that process; what it has committed is safe, and the same command goes on");
}
