using System.Diagnostics;
using LazyRich.Grains.Telemetry;
using LazyRich.Store.Writing;

namespace LazyRich.Grains.Shipping;

/// <summary>Commits batches. A result that the store can never take becomes the failure of its run, or it would be sent again for ever.</summary>
/// <param name="finished">Told of every batch that was committed.</param>
internal sealed class Sink(IStoreWriter writer, Action<IReadOnlyList<CompletedRun>> finished)
{
    public async Task<IReadOnlyList<Verdict>> CommitAsync(IReadOnlyList<CompletedRun> batch)
    {
        using Activity? span = ClusterTraces.Start("commit")?.SetTag(ClusterTraces.Runs, batch.Count);
        try
        {
            IReadOnlyList<Verdict> verdicts = await writer.CommitAsync(batch, CancellationToken.None);
            finished(batch);
            Count(verdicts);
            return verdicts;
        }
        catch (ArgumentException) when (batch.Count > 1)
        {
            var verdicts = new List<Verdict>(batch.Count);
            foreach (CompletedRun run in batch)
                verdicts.AddRange(await CommitAsync([run]));
            return verdicts;
        }
        catch (ArgumentException refusal) when (batch[0].Failure is null)
        {
            return await CommitAsync([batch[0] with { Result = null, Failure = $"The store refused the result: {refusal.Message}" }]);
        }
    }

    private static void Count(IReadOnlyList<Verdict> verdicts)
    {
        foreach ((Verdict verdict, int runs) in verdicts.CountBy(verdict => verdict))
            ClusterMeter.JudgedRuns.Add(Word(verdict), runs);
    }

    private static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Accepted => "accepted",
        Verdict.AlreadyStored => "already-stored",
        _ => "fenced",
    };
}
