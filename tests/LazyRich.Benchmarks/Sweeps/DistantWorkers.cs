using System.Diagnostics;
using LazyRich.Grains.Hosting;
using LazyRich.Grains.Joining;
using LazyRich.Reporting.Api;
using Microsoft.Extensions.Logging.Abstractions;

namespace LazyRich.Benchmarks.Sweeps;

/// <summary>Processes of one slot each that do nothing for a head elsewhere (<c>nothing URL TOKEN</c>).</summary>
internal sealed class DistantWorkers : IDisposable
{
    private readonly List<Process> processes = [];

    public DistantWorkers(HeadApi head, int count)
    {
        for (int i = 0; i < count; i++)
        {
            // Their output is nobody's; their input ends with this process, and they with it.
            var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (string argument in (string[])["exec", typeof(DistantWorkers).Assembly.Location, "nothing", head.Address.ToString(), head.Token.ToString()])
                start.ArgumentList.Add(argument);
            processes.Add(Process.Start(start)!);
        }
    }

    /// <summary>What they used so far.</summary>
    public TimeSpan ProcessorTime => new(processes.Sum(process =>
    {
        process.Refresh();
        return process.TotalProcessorTime.Ticks;
    }));

    public static async Task<int> RunAsync(string head, string token)
    {
        using var stop = new CancellationTokenSource();
        using var client = new JoinClient(new([head], token));
        var options = new ClusterOptions { Slots = 1, Solver = new NothingSolver(), Peers = new() { Token = token }, Logs = NullLoggerFactory.Instance };
        Task<bool> node = new WorkerNode(options, client, new(TimeSpan.Zero, TimeSpan.FromMinutes(1))).RunAsync(_ => { }, stop.Token, stop.Token);
        await Task.WhenAny(node, Console.In.ReadToEndAsync());
        await stop.CancelAsync();
        return await node.ContinueWith(ended => ended.IsFaulted ? 1 : 0, TaskScheduler.Default);
    }

    public void Dispose()
    {
        foreach (Process process in processes)
        {
            process.StandardInput.Close();
            if (!process.WaitForExit(TimeSpan.FromSeconds(10)))
                process.Kill();
            process.Dispose();
        }
    }
}
