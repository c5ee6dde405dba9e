using System.Globalization;
using LazyRich.Grains.Placement;
using LazyRich.Store.Writing;

namespace LazyRich.Grains.Runs;

/// <summary>The grain of each attempt.</summary>
/// <remarks>Asks Orleans for the grain's type once: it would read the attributes of the interface for every run. Thread-safe.</remarks>
internal sealed class RunGrains(IGrainFactory grains)
{
    private readonly Lazy<(GrainType Grain, GrainInterfaceType Interface)> types = new(() =>
    {
        GrainReference any = (GrainReference)grains.GetGrain<IRunGrain>("any");
        return (any.GrainId.Type, any.InterfaceType);
    });

    /// <param name="silo">That leased it, as <see cref="SiloAddress.ToParsableString"/> writes it.</param>
    public IRunGrain Of(AttemptId id, string silo)
    {
        string key = NamedSilo.Key(string.Create(CultureInfo.InvariantCulture, $"{id.Key}/{id.Attempt}"), silo);
        return (IRunGrain)grains.GetGrain(GrainId.Create(types.Value.Grain, IdSpan.Create(key)), types.Value.Interface);
    }
}
