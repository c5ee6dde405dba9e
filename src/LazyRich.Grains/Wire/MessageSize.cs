namespace LazyRich.Grains.Wire;

/// <summary>How much travels between silos in one piece. The same for a run that is solved on the head, so that what a study gives does not depend on where.</summary>
public static class MessageSize
{
    /// <summary>Of a result or a matrix: 512 MiB.</summary>
    public const int Most = 512 << 20;

    /// <summary>With all that is said beside it.</summary>
    public const int WithFrame = Most + (64 << 20);

    /// <returns>For people.</returns>
    public static string MebiBytes(long bytes) => $"{bytes >> 20} MiB";
}
