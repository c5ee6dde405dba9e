using System.Buffers;
using System.IO.Pipelines;
using System.Security.Cryptography;
using System.Text;

namespace LazyRich.Grains.Handshake;

/// <summary>
/// Mutual challenge and response at the beginning of every connection between silos: caller → greeting, nonce; listener → nonce, its silo address, proof;
/// caller → proof. Proofs are HMACs over both nonces and the address, with a different label for each side, so that none can be replayed or mirrored; the
/// secret never travels.
/// </summary>
/// <param name="silo">The address of the silo on this side, generation included.</param>
internal sealed class SiloHandshake(ClusterSecret secret, string silo)
{
    private const int NonceLength = 32;

    private static readonly byte[] greeting = "LazyRich silo 1\n"u8.ToArray();

    private static ReadOnlySpan<byte> Caller => "caller"u8;

    private static ReadOnlySpan<byte> Listener => "listener"u8;

    /// <returns>The silo address that the listener proved to have; null when it proved nothing.</returns>
    public async Task<string?> CallAsync(IDuplexPipe connection, CancellationToken cancellation)
    {
        byte[] mine = RandomNumberGenerator.GetBytes(NonceLength);
        await connection.Output.WriteAsync((byte[])[.. greeting, .. mine], cancellation);
        if (await ReadAsync(connection.Input, NonceLength + 1, cancellation) is not { } head
            || await ReadAsync(connection.Input, head[NonceLength] + ClusterSecret.ProofLength, cancellation) is not { } rest)
        {
            return null;
        }

        byte[] address = rest[..head[NonceLength]];
        byte[] transcript = [.. mine, .. head.AsSpan(0, NonceLength), .. address];
        if (!secret.IsProof(rest.AsSpan(address.Length), Listener, transcript))
            return null;
        await connection.Output.WriteAsync(secret.Prove(Caller, transcript), cancellation);
        return Encoding.UTF8.GetString(address);
    }

    /// <returns>False when the caller proved nothing.</returns>
    public async Task<bool> AnswerAsync(IDuplexPipe connection, CancellationToken cancellation)
    {
        if (await ReadAsync(connection.Input, greeting.Length + NonceLength, cancellation) is not { } hello || !hello.AsSpan().StartsWith(greeting))
            return false;
        byte[] mine = RandomNumberGenerator.GetBytes(NonceLength);
        byte[] address = Encoding.UTF8.GetBytes(silo);
        byte[] transcript = [.. hello.AsSpan(greeting.Length), .. mine, .. address];
        await connection.Output.WriteAsync((byte[])[.. mine, (byte)address.Length, .. address, .. secret.Prove(Listener, transcript)], cancellation);
        return await ReadAsync(connection.Input, ClusterSecret.ProofLength, cancellation) is { } proof && secret.IsProof(proof, Caller, transcript);
    }

    /// <summary>Exactly so many bytes; what follows stays for the next reader. Null when the other side ended before.</summary>
    private static async Task<byte[]?> ReadAsync(PipeReader input, int count, CancellationToken cancellation)
    {
        ReadResult read = await input.ReadAtLeastAsync(count, cancellation);
        if (read.Buffer.Length < count)
        {
            input.AdvanceTo(read.Buffer.End);
            return null;
        }

        ReadOnlySequence<byte> taken = read.Buffer.Slice(0, count);
        byte[] bytes = taken.ToArray();
        input.AdvanceTo(taken.End);
        return bytes;
    }
}
