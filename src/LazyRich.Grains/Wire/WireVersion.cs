namespace LazyRich.Grains.Wire;

/// <summary>Raised with every change of what travels between silos that an older build would misread: interfaces, messages, the handshake.</summary>
internal static class WireVersion
{
    public const int Current = 4;
}
