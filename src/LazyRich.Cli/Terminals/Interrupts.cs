using System.Runtime.InteropServices;

namespace LazyRich.Cli.Terminals;

/// <summary>Ctrl-C and SIGTERM. The first asks for a graceful end; the second ends the process at once, or hurries it. Thread-safe.</summary>
internal sealed class Interrupts : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly List<PosixSignalRegistration> registrations = [];
    private readonly CancellationTokenSource hurry = new();
    private readonly Action<int> force;
    private volatile bool hurries;
    private int exitCode;

    /// <param name="force">What the second interrupt does, given the exit code.</param>
    public Interrupts(Action<int> force) => this.force = force;

    /// <summary>Cancelled by the first interrupt.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>Cancelled by the second interrupt, after <see cref="HurryOnSecond"/>.</summary>
    public CancellationToken Hurry => hurry.Token;

    /// <summary>130 or 143 after an interrupt; 0 before.</summary>
    public int ExitCode => Volatile.Read(ref exitCode);

    public static Interrupts OfProcess()
    {
        var interrupts = new Interrupts(Environment.Exit);
        interrupts.Listen(PosixSignal.SIGINT, Cli.ExitCode.Interrupted);
        interrupts.Listen(PosixSignal.SIGTERM, Cli.ExitCode.Terminated);
        return interrupts;
    }

    public void Raise(int code)
    {
        if (Interlocked.CompareExchange(ref exitCode, code, 0) == 0)
            source.Cancel();
        else if (hurries && !hurry.IsCancellationRequested)
            hurry.Cancel();
        else
            force(code);
    }

    /// <summary>From now on the second interrupt hurries, and only the third ends the process at once.</summary>
    public void HurryOnSecond() => hurries = true;

    public void Dispose()
    {
        registrations.ForEach(registration => registration.Dispose());
        source.Dispose();
        hurry.Dispose();
    }

    private void Listen(PosixSignal signal, int code) => registrations.Add(PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        Raise(code);
    }));
}
