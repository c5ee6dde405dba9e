using System.Reflection;
using LazyRich.Grains.Hosting;
using LazyRich.Grains.Membership;
using LazyRich.Grains.Pool;
using LazyRich.Grains.Pulling;
using LazyRich.Grains.Runs;
using LazyRich.Grains.Shipping;
using LazyRich.Store;
using LazyRich.Store.Reading;
using LazyRich.Store.Writing;
using Microsoft.Extensions.Hosting;

namespace LazyRich.Grains.Tests.Hosting;

/// <summary>A worker never opens a store: it only knows the head's grains.</summary>
public sealed class WorkerServicesTests
{
    private const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Type[] ofTheHead = [typeof(ResultsStore), typeof(IStoreWriter), typeof(IStoreReader)];

    [Fact]
    public void Create_Worker_HasNothingOfAStore()
    {
        HostApplicationBuilder worker = SiloHost.Create("worker", new(IsHead: false), new HeadMembershipTable(), new());

        Assert.DoesNotContain(worker.Services, service => ofTheHead.Contains(service.ServiceType));
    }

    /// <summary>A signal is the process's own affair: it tells the silo, in its order.</summary>
    [Fact]
    public void Create_Silo_ListensToNoSignal()
    {
        HostApplicationBuilder silo = SiloHost.Create("silo", new(IsHead: false), new HeadMembershipTable(), new());

        Assert.Equal(typeof(OwnersLifetime), silo.Services.Last(service => service.ServiceType == typeof(IHostLifetime)).ImplementationType);
    }

    [Fact]
    public void Worker_EveryTypeOnItsSide_NamesNoStore()
    {
        string[] folders = [typeof(SolverPool).Namespace!, typeof(Puller).Namespace!, typeof(RunGrain).Namespace!];
        Type[] side = [.. typeof(Worker).Assembly.GetTypes().Where(type => folders.Contains(type.Namespace)), typeof(Worker), typeof(WorkerParts), typeof(Shipper)];

        Assert.All(side, type => Assert.DoesNotContain(Named(type), ofTheHead.Contains));
    }

    /// <summary>Types of fields (those of async methods included) and of parameters.</summary>
    private static IEnumerable<Type> Named(Type type) =>
        type.GetFields(All).Select(field => field.FieldType)
            .Concat(type.GetConstructors(All).Cast<MethodBase>().Concat(type.GetMethods(All)).SelectMany(method => method.GetParameters()).Select(parameter => parameter.ParameterType))
            .Concat(type.GetNestedTypes(All).SelectMany(Named));
}
