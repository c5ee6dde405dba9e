namespace LazyRich.Grains.Placement;

/// <summary>What a silo is for: published as metadata under <see cref="Key"/>.</summary>
internal sealed record SiloRole(bool IsHead)
{
    public const string Key = "lazyrich.role";

    public const string Head = "head";

    public const string Worker = "worker";

    public Dictionary<string, string> Metadata => new() { [Key] = IsHead ? Head : Worker };
}
