using System.IO.Pipelines;
using System.Net.Sockets;

namespace LazyRich.Grains.Handshake;

/// <summary>
/// A head that starts asks every silo of the membership it found who is still there, and declares the others dead: it need not wait for probes
/// and stale heartbeats, and it knows at once whose runs to plan again.
/// </summary>
internal sealed class RollCall(IMembershipTable table, SiloHandshake handshake, TimeProvider time)
{
    /// <summary>A silo that cannot shake hands within this is dead, or will learn that it is when it wakes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <param name="isPredecessor">Silos that are known to be gone without being asked.</param>
    public async Task<Roll> TakeAsync(Func<MembershipEntry, bool> isPredecessor, CancellationToken cancellation)
    {
        MembershipTableData found = await table.ReadAllAsync(cancellation);
        (MembershipEntry Entry, bool Answers)[] called = await Task.WhenAll(found.Members
            .Select(member => member.Item1)
            .Where(entry => entry.Status != SiloStatus.Dead)
            .Select(async entry => (entry, !isPredecessor(entry) && await AnswersAsync(entry.SiloAddress, cancellation))));
        foreach ((MembershipEntry entry, _) in called.Where(silo => !silo.Answers))
            await BuryAsync(entry.SiloAddress, cancellation);
        foreach ((MembershipEntry entry, _) in called.Where(silo => silo.Answers))
        {
            // Its heartbeats of the time without a head were lost, and silos with old heartbeats are not told of changes.
            entry.IAmAliveTime = time.GetUtcNow().UtcDateTime;
            await table.UpdateIAmAliveAsync(entry, cancellation);
        }

        ILookup<bool, SiloAddress> answers = called.ToLookup(silo => silo.Answers, silo => silo.Entry.SiloAddress);
        return new([.. answers[true]], [.. answers[false]]);
    }

    private async Task<bool> AnswersAsync(SiloAddress silo, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            using var client = new TcpClient(silo.Endpoint.AddressFamily);
            await client.ConnectAsync(silo.Endpoint, patience.Token);
            NetworkStream stream = client.GetStream();
            string? reached = await handshake.CallAsync(new Duplex(PipeReader.Create(stream), PipeWriter.Create(stream)), patience.Token);

            // Another silo may have come up on the port meanwhile.
            return reached == silo.ToParsableString();
        }
        catch (Exception error) when (error is SocketException or IOException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Others may change the table at the same time when it is not the head's own.</summary>
    private async Task BuryAsync(SiloAddress silo, CancellationToken cancellation)
    {
        while (true)
        {
            MembershipTableData now = await table.ReadAllAsync(cancellation);
            if (now.Members.FirstOrDefault(member => member.Item1.SiloAddress.Equals(silo)) is not (var entry, var etag) || entry.Status == SiloStatus.Dead)
                return;
            entry.Status = SiloStatus.Dead;
            if (await table.UpdateRowAsync(entry, etag, now.Version.Next(), cancellation))
                return;
        }
    }

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}

/// <param name="Present">Silos that answered.</param>
/// <param name="Gone">Silos that did not, and are declared dead.</param>
internal sealed record Roll(IReadOnlyList<SiloAddress> Present, IReadOnlyList<SiloAddress> Gone);
