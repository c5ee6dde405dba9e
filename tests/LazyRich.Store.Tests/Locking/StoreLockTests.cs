using System.ComponentModel;
using System.Diagnostics;
using LazyRich.Store.Locking;
using LazyRich.Store.Tests.Fixtures;

namespace LazyRich.Store.Tests.Locking;

public sealed class StoreLockTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Store => directory.File("store.db");

    private string LockPath => Store + ".lock";

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Take_Held_SaysByWhomAndWhereItsApiIs()
    {
        using StoreLock held = await TakeAsync();
        held.Announce(new("http://127.0.0.1:7070/"), "secret");

        StoreHeldException refused = await Assert.ThrowsAsync<StoreHeldException>(TakeAsync);

        Assert.Equal((Environment.ProcessId, new Uri("http://127.0.0.1:7070/"), "secret"), (refused.ProcessId, refused.Api, refused.Token));
        Assert.Contains($"process {Environment.ProcessId}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Take_HeldBeforeAnnouncing_NamesTheProcessWithoutAnApi()
    {
        using StoreLock held = await TakeAsync();

        StoreHeldException refused = await Assert.ThrowsAsync<StoreHeldException>(TakeAsync);

        Assert.Equal((Environment.ProcessId, null, null), (refused.ProcessId, refused.Api, refused.Token));
    }

    [Fact]
    public async Task Dispose_Held_FreesTheLockAndForgetsTheToken()
    {
        StoreLock first = await TakeAsync();
        first.Announce(new("http://127.0.0.1:7070/"), "secret");
        first.Dispose();

        Assert.DoesNotContain("secret", await File.ReadAllTextAsync(LockPath, Cancellation), StringComparison.Ordinal);
        using StoreLock second = await TakeAsync();
    }

    [Fact]
    public async Task Take_StaleContentOfAKilledProcess_IsIgnored()
    {
        using (Process gone = Process.Start(new ProcessStartInfo("dotnet", "--version") { RedirectStandardOutput = true })!)
        {
            await gone.WaitForExitAsync(Cancellation);
            await File.WriteAllBytesAsync(LockPath, new LockContent(gone.Id, Environment.MachineName, DateTime.UtcNow, new("http://127.0.0.1:1/"), "old").ToBytes(), Cancellation);
        }

        Assert.Null(StoreHolder.Find(Store));
        using StoreLock held = await TakeAsync();
        Assert.Equal(Environment.ProcessId, LockContent.Read(LockPath)!.Pid);
    }

    [Fact]
    public async Task Take_UnreadableContent_IsIgnored()
    {
        await File.WriteAllTextAsync(LockPath, "{\"pid\": 12", Cancellation);

        using StoreLock held = await TakeAsync();
        Assert.Equal(Environment.ProcessId, LockContent.Read(LockPath)!.Pid);
    }

    [Fact]
    public async Task Take_FileThatOthersCouldRead_MakesItPrivate()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "file modes are Unix's");
        await File.WriteAllTextAsync(LockPath, "", Cancellation);
#pragma warning disable CA1416 // guarded by the line above
        File.SetUnixFileMode(LockPath, (UnixFileMode)0b110_100_100);
        using StoreLock held = await TakeAsync();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(LockPath));
#pragma warning restore CA1416
    }

    [Fact]
    public async Task Find_HeldOrNot_GoesByTheLockAndNotByTheContent()
    {
        Assert.Null(StoreHolder.Find(Store));
        using (StoreLock held = await TakeAsync())
        {
            held.Announce(new("http://127.0.0.1:7070/"), "secret");
            Assert.Equal("secret", StoreHolder.Find(Store)!.Token);
        }

        await File.WriteAllBytesAsync(LockPath, new LockContent(Environment.ProcessId, Environment.MachineName, DateTime.UtcNow, null, null).ToBytes(), Cancellation);
        Assert.Null(StoreHolder.Find(Store));
    }

    [Fact]
    public async Task Lock_AnotherProcessKilledWhileHolding_IsFreedAtOnce()
    {
        await File.WriteAllBytesAsync(LockPath, new LockContent(Environment.ProcessId, Environment.MachineName, DateTime.UtcNow, null, null).ToBytes(), Cancellation);
        using Process holder = Flock("-o", "-x", LockPath, "-c", "echo held; exec sleep 1000");
        try
        {
            Assert.Equal("held", await holder.StandardOutput.ReadLineAsync(Cancellation));
            await Assert.ThrowsAsync<StoreHeldException>(TakeAsync);
        }
        finally
        {
            holder.Kill(entireProcessTree: true);
        }

        await holder.WaitForExitAsync(Cancellation);
        using StoreLock held = await TakeAsync();
    }

    [Fact]
    public async Task Lock_HeldHere_KeepsAnotherProcessOut()
    {
        using StoreLock held = await TakeAsync();
        using Process other = Flock("-n", "-x", LockPath, "-c", "echo in");
        await other.WaitForExitAsync(Cancellation);

        Assert.Equal(1, other.ExitCode);
    }

    private Task<StoreLock> TakeAsync() => StoreLock.TakeAsync(Store, TimeProvider.System, Cancellation);

    /// <summary>flock(1) of util-linux: the same lock, taken by a program that is not ours.</summary>
    private static Process Flock(params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo("flock") { RedirectStandardOutput = true };
            foreach (string argument in arguments)
                start.ArgumentList.Add(argument);
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Assert.Skip("there is no flock(1) here");
            throw;
        }
    }
}
