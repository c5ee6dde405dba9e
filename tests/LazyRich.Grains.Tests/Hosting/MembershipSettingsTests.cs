using LazyRich.Grains.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace LazyRich.Grains.Tests.Hosting;

public sealed class MembershipSettingsTests
{
    /// <summary>Ten seconds are the promise; Orleans' own choice of the longest probe would make it 24 for a silo that falls silent with its connections open.</summary>
    [Fact]
    public void SettleMembership_SiloThatFallsSilent_IsBelievedAliveForLessThanTenSeconds()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new() { DisableDefaults = true });
        builder.UseOrleans(silo => silo.SettleMembership());
        using ServiceProvider services = builder.Services.BuildServiceProvider();

        ClusterMembershipOptions options = services.GetRequiredService<IOptions<ClusterMembershipOptions>>().Value;

        Assert.True(options.EnableConnectionLivenessCheck);
        Assert.InRange(options.MaxProbeTimeout * options.NumMissedProbesLimit, options.ProbeTimeout * options.NumMissedProbesLimit, TimeSpan.FromSeconds(10));
    }
}
