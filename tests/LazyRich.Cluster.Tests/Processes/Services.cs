using LazyRich.Store.Locking;

namespace LazyRich.Cluster.Tests.Processes;

/// <summary>Commands that stay, as a shell's <c>&amp;</c> leaves them; ended with SIGTERM, the last one first, and each must end with 0.</summary>
internal sealed class Services(Workplace workplace) : IDisposable
{
    private readonly Stack<LazyRichCommand> running = new();

    /// <summary>Returns when a head has said in the lock file where it is.</summary>
    public void Start(params ReadOnlySpan<string> arguments)
    {
        LazyRichCommand service = LazyRichCommand.Start(workplace.Path, arguments);
        running.Push(service);
        while (arguments[0] == "serve" && StoreHolder.Find(workplace.File("lazyrich.db"))?.Api is null)
            Assert.Null(service.Finish(TimeSpan.FromMilliseconds(50)));
    }

    public void Dispose()
    {
        while (running.TryPop(out LazyRichCommand? service))
        {
            service.Signal("TERM");
            CommandResult? ended = service.Finish(TimeSpan.FromMinutes(1));
            service.Dispose();
            Assert.Equal(0, ended?.ExitCode);
        }
    }
}
