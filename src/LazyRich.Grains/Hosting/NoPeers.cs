using Orleans.Configuration;

namespace LazyRich.Grains.Hosting;

/// <summary>For a silo that is its whole cluster.</summary>
internal static class NoPeers
{
    /// <summary>Ends every connection before a byte of it is read: on a shared machine the port is open to others, and none of them has business here.</summary>
    public static ISiloBuilder RefuseConnections(this ISiloBuilder silo) => silo.Configure<SiloConnectionOptions>(options =>
        options.ConfigureSiloInboundConnection(connections => connections.Use(_ => connection =>
        {
            connection.Abort();
            return Task.CompletedTask;
        })));
}
