using LazyRich.Grains.Dispatch;

namespace LazyRich.Grains.Pulling;

/// <summary>Tells the head that this silo pulls no more. A head that is away hears it when it is back.</summary>
internal sealed class LeaveNotice(string silo, Func<IDispatcherGrain> dispatcher, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <param name="enough">Ends it: the pull that waited came back, heard or not.</param>
    public async Task GiveAsync(CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            try
            {
                await dispatcher().LeaveAsync(silo).WaitAsync(enough);
                return;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                await Task.Delay(Pause, time, enough).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                // The last pull came back without it.
            }
        }
    }
}
