using LazyRich.Grains.Placement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LazyRich.Grains.Redis;

internal static class RedisMembership
{
    /// <summary>Redis holds the membership and nothing else; the head puts it back when Redis forgets it.</summary>
    public static void KeepMembershipInRedis(this ISiloBuilder silo, string connection, SiloRole role)
    {
        silo.UseRedisClustering(options => options.ConfigurationOptions = RedisPlace.Parse(connection));
        if (!role.IsHead)
            return;
        ServiceDescriptor plain = silo.Services.Last(service => service.ServiceType == typeof(IMembershipTable));
        silo.Services.Remove(plain);
        silo.Services.AddSingleton<IMembershipTable>(services => new RestoringMembershipTable(
            (IMembershipTable)plain.ImplementationFactory!(services), services.GetRequiredService<ILogger<RestoringMembershipTable>>()));
    }
}
