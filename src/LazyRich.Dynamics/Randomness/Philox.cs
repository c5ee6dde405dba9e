namespace LazyRich.Dynamics.Randomness;

/// <summary>
/// Philox4x32-10, a counter-based generator: a keyed bijection of 128-bit counters without any state (Salmon, Moraes, Dror and Shaw,
/// "Parallel random numbers: as easy as 1, 2, 3", SC 2011).
/// </summary>
internal static class Philox
{
    private const int Rounds = 10;

    /// <summary>The 128 random bits of a counter under a key. Words in the order of the published vectors.</summary>
    public static (uint Word0, uint Word1, uint Word2, uint Word3) Block(
        (uint Word0, uint Word1, uint Word2, uint Word3) counter, (uint Word0, uint Word1) key)
    {
        for (int round = 0; round < Rounds; round++)
        {
            ulong product0 = 0xD2511F53UL * counter.Word0;
            ulong product1 = 0xCD9E8D57UL * counter.Word2;
            counter = (
                (uint)(product1 >> 32) ^ counter.Word1 ^ key.Word0,
                (uint)product1,
                (uint)(product0 >> 32) ^ counter.Word3 ^ key.Word1,
                (uint)product0);
            key = (key.Word0 + 0x9E3779B9U, key.Word1 + 0xBB67AE85U);
        }

        return counter;
    }
}
