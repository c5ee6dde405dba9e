using Microsoft.Extensions.Hosting;

namespace LazyRich.Grains.Hosting;

internal static class HostStopping
{
    /// <summary>
    /// Orleans, told to hurry, still tries for two minutes to write its leave into a membership that nobody answers for; a supervisor kills sooner.
    /// </summary>
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);

    /// <summary>It has nothing left to lose: every run was delivered, handed back, or is planned again from the store.</summary>
    public static async Task StopWithinAsync(this IHost host, TimeSpan patience)
    {
        using var soon = new CancellationTokenSource(patience);
        try
        {
            await host.StopAsync(soon.Token).WaitAsync(patience + LastWords);
        }
        catch (Exception late) when (late is OperationCanceledException or TimeoutException)
        {
            // The others will find out.
        }
    }
}
