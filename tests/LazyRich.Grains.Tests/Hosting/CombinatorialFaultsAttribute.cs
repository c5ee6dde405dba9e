using System.Reflection;
using LazyRich.Grains.Tests.Fakes;
using Xunit.Sdk;
using Xunit.v3;

namespace LazyRich.Grains.Tests.Hosting;

/// <summary>Each of these store calls with each fault.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CombinatorialFaultsAttribute(params string[] calls) : DataAttribute
{
    public string[] Calls => calls;

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([.. from call in calls from fault in Enum.GetValues<Fault>() where fault != Fault.None select new TheoryDataRow<string, Fault>(call, fault)]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
