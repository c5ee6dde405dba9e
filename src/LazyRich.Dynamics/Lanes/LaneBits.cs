namespace LazyRich.Dynamics.Lanes;

internal static class LaneBits
{
    /// <summary>
    /// 1.5·2⁵² + 1023: added to an integer k it leaves k + 1023 in the low bits of the sum, which shifted by 52 are the bits of 2^k.
    /// One addition and one shift on every machine, where a conversion to integers is slow without AVX-512.
    /// </summary>
    public const double BiasAndShift = 6755399441055744.0 + 1023.0;
}
