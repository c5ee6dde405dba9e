using LazyRich.Cli.Rendering;
using LazyRich.Cli.Running;
using LazyRich.Grains.Status;
using LazyRich.Reporting.Client;
using LazyRich.Reporting.Json;
using LazyRich.Store.Locking;
using Spectre.Console;

namespace LazyRich.Cli.Verbs.Overview;

/// <summary>The silos that work on a store: from the head, or from the process that holds the store; none at rest.</summary>
internal static class SiloList
{
    /// <exception cref="HeadGoneException">The head that the user names does not answer.</exception>
    public static IReadOnlyList<SiloStatus> Read(Session session)
    {
        if (session.Remote is { } head)
            return Ask(head);
        if (StoreHolder.Find(session.StorePath) is not { Api: { } api } holder)
            return [];
        try
        {
            using var client = new HeadClient(api, holder.Token);
            return Ask(client);
        }
        catch (Exception exception) when (Holder.IsGone(exception))
        {
            return [];
        }
    }

    public static void Print(Session session, IReadOnlyList<SiloStatus> silos)
    {
        if (silos.Count == 0)
            return;
        session.Print("");
        var table = new TextTable("silo", "host", ">slots", ">busy", ">executing", ">waiting", ">leased");
        foreach (SiloLoad load in silos.Select(silo => silo.Load))
        {
            table.Add(
                new Cell(load.Silo, new Style(decoration: Decoration.Bold)), load.Host, $"{load.Slots:N0}", $"{load.Busy:N0}", $"{load.Executing:N0}", $"{load.Waiting:N0}", $"{load.Leased:N0}");
        }

        table.Print(session);
    }

    private static IReadOnlyList<SiloStatus> Ask(HeadClient head) => SiloJson.Read(head.Get("api/silos"));
}
