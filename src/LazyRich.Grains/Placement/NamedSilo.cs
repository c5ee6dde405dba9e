namespace LazyRich.Grains.Placement;

/// <summary>Keys of grains that name the silo where the grain is: <c>name@silo</c>.</summary>
internal static class NamedSilo
{
    /// <param name="name">Without an <c>@</c>, which a silo's address has too.</param>
    /// <param name="silo">As <see cref="SiloAddress.ToParsableString"/> writes it.</param>
    public static string Key(string name, string silo) => $"{name}@{silo}";

    /// <returns>Null: the key names none.</returns>
    /// <exception cref="FormatException">What it names is no silo.</exception>
    public static SiloAddress? Of(GrainId grain)
    {
        ReadOnlySpan<byte> key = grain.Key.AsSpan();
        int at = key.IndexOf((byte)'@');
        return at < 0 ? null : SiloAddress.Parse(key[(at + 1)..]);
    }
}
