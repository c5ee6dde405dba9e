namespace LazyRich.Grains.Placement;

/// <summary>Keys of grains that name the silo where the grain is: <c>name@silo</c>.</summary>
internal static class NamedSilo
{
    /// <param name="name">Without an <c>@</c>, which a silo's address has too.</param>
    /// <param name="silo">As <see cref="SiloAddress.ToParsableString"/> writes it.</param>
    public static string Key(string name, string silo) => $"{name}@{silo}";

    /// <exception cref="FormatException">The key names none.</exception>
    public static SiloAddress Of(GrainId grain)
    {
        ReadOnlySpan<byte> key = grain.Key.AsSpan();
        return SiloAddress.Parse(key[(key.IndexOf((byte)'@') + 1)..]);
    }
}
