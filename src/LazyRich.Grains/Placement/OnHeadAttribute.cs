using Orleans.Placement;

namespace LazyRich.Grains.Placement;

/// <summary>Keeps a grain on the head, the process that owns the store.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
internal sealed class OnHeadAttribute() : PlacementFilterAttribute(new OnHead(0));

internal sealed class OnHead(int order) : PlacementFilterStrategy(order)
{
    public OnHead() : this(0)
    {
    }
}
