using LazyRich.Grains.Hosting;
using LazyRich.Grains.Membership;
using LazyRich.Store.Reading;
using LazyRich.Store.Writing;
using Microsoft.Extensions.Hosting;

namespace LazyRich.Grains.Tests.Hosting;

public sealed class WorkerServicesTests
{
    [Fact]
    public void Create_Worker_HasNothingOfAStore()
    {
        HostApplicationBuilder worker = SiloHost.Create("worker", new(IsHead: false), new InMemoryMembershipTable(), new(), _ => { });

        Assert.DoesNotContain(worker.Services, service => service.ServiceType == typeof(IStoreWriter) || service.ServiceType == typeof(IStoreReader));
    }

    [Fact]
    public void LazyRichGrains_ItsReferences_HoldNoDatabase() =>
        Assert.DoesNotContain(typeof(EmbeddedCluster).Assembly.GetReferencedAssemblies(), reference =>
            reference.Name!.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) ||
            reference.Name.StartsWith("Microsoft.Data.Sqlite", StringComparison.Ordinal));
}
