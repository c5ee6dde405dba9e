using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using LazyRich.Dynamics.Definitions;

namespace LazyRich.Studies.Plan;

/// <summary>
/// The canonical JSON of a configuration's runs with gaps for λ, seed and time, so that a run's key costs one splice and one hash. Equal to
/// <see cref="CanonicalJson.Write"/> by test. Not thread-safe.
/// </summary>
internal sealed class KeyTemplate
{
    /// <summary>Digits of λ and of a seed never take more than this.</summary>
    private const int LongestGap = 32;

    private readonly byte[] beforeLambda;
    private readonly byte[] beforeSeed;
    private readonly byte[] beforeTime;
    private byte[] text = [];
    private byte[] tail = [];
    private TimeDefinition? lastTime;
    private int head;

    public KeyTemplate(Configuration configuration)
    {
        string json = configuration.Json;
        (int lambda, int seed) = CanonicalParts.Gaps(json);
        beforeLambda = Encoding.UTF8.GetBytes($"{json[..lambda]},\"lambda\":");
        beforeSeed = Encoding.UTF8.GetBytes($"{json[lambda..seed]},\"seed\":");
        beforeTime = Encoding.UTF8.GetBytes($"{json[seed..^1]},\"time\":");
    }

    /// <summary>Fills in what the next seeds share.</summary>
    public void Set(double? lambda, TimeDefinition time)
    {
        if (!ReferenceEquals(time, lastTime))
        {
            tail = [.. beforeTime, .. Encoding.UTF8.GetBytes(CanonicalParts.Time(time)), (byte)'}'];
            lastTime = time;
            int needed = beforeLambda.Length + beforeSeed.Length + tail.Length + (2 * LongestGap);
            if (text.Length < needed)
            {
                text = new byte[needed];
                beforeLambda.CopyTo(text, 0);
            }
        }

        head = beforeLambda.Length;
        head += Encoding.UTF8.GetBytes(CanonicalParts.Lambda(lambda), text.AsSpan(head));
        beforeSeed.CopyTo(text, head);
        head += beforeSeed.Length;
    }

    public RunKey KeyOf(long seed)
    {
        Utf8Formatter.TryFormat(seed, text.AsSpan(head), out int digits);
        tail.CopyTo(text, head + digits);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text.AsSpan(0, head + digits + tail.Length), hash);
        return RunKey.FromBytes(hash[..16]);
    }
}
