using Microsoft.Extensions.Hosting;

namespace LazyRich.Grains.Hosting;

internal static class HostStopping
{
    /// <summary>It has nothing left to lose: every run was delivered, handed back, or is planned again from the store.</summary>
    public static async Task StopWithinAsync(this IHost host, TimeSpan patience)
    {
        using var soon = new CancellationTokenSource(patience);
        try
        {
            await host.StopAsync(soon.Token);
        }
        catch (OperationCanceledException)
        {
            // The others will find out.
        }
    }
}
