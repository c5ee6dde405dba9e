using Orleans.Placement;

namespace LazyRich.Grains.Placement;

/// <summary>Puts a grain on the silo that its key names (<see cref="NamedSilo"/>), and nowhere else.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
internal sealed class OnNamedSiloAttribute() : PlacementAttribute(new OnNamedSilo());

internal sealed class OnNamedSilo : KnownPlacement;
