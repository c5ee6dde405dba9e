using Orleans.Placement;

namespace LazyRich.Grains.Placement;

/// <summary>Puts a grain on the head, the process that owns the store.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
internal sealed class OnHeadAttribute() : PlacementAttribute(new OnHead());

internal sealed class OnHead : KnownPlacement;
