using System.Diagnostics;
using System.Globalization;

namespace LazyRich.Cli.Terminals;

/// <summary>
/// Lines for standard error, written by a thread of their own: whoever has something to say never waits for somebody to read it, as a worker would whose
/// pipe is full or whose terminal was stopped. Lines that find no room are dropped, and counted where they are missing. Thread-safe.
/// </summary>
/// <param name="patience">How long <see cref="Settle"/> and <see cref="Dispose"/> wait for a reader who takes nothing; one who reads slowly gets everything.</param>
internal sealed class MessageQueue(TextWriter writer, TimeSpan patience) : IDisposable
{
    /// <summary>Lines that may wait.</summary>
    public const int Capacity = 4096;

    private readonly object gate = new();
    private readonly Queue<string> waiting = new();
    private Thread? thread;
    private long dropped;
    private long written;
    private long writtenWhenStuck = -1;
    private bool writing;
    private bool closed;

    public void Add(string line)
    {
        lock (gate)
        {
            if (waiting.Count + (dropped > 0 ? 2 : 1) > Capacity)
            {
                dropped++;
                return;
            }

            TellDropped();
            waiting.Enqueue(line);
            thread ??= StartThread();
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Waits until what was said before is written, so that an answer on standard output comes after it.</summary>
    public void Settle()
    {
        lock (gate)
        {
            long all = written + waiting.Count + (writing ? 1 : 0);
            (long before, long since) = (written, Stopwatch.GetTimestamp());
            while (written < all && written != writtenWhenStuck)
            {
                if (written != before)
                    (before, since) = (written, Stopwatch.GetTimestamp());
                TimeSpan left = patience - Stopwatch.GetElapsedTime(since);
                if (left > TimeSpan.Zero)
                    Monitor.Wait(gate, left);
                else
                    writtenWhenStuck = written;
            }
        }
    }

    /// <summary>Settles; what nobody reads is lost.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            TellDropped();
            Settle();
            closed = true;
            Monitor.PulseAll(gate);
        }
    }

    private void TellDropped()
    {
        if (dropped > 0)
            waiting.Enqueue(string.Create(CultureInfo.InvariantCulture, $"({dropped:N0} messages are missing here: nobody read those before them)"));
        dropped = 0;
    }

    /// <summary>Not before there is something to say: most commands say nothing.</summary>
    private Thread StartThread()
    {
        var started = new Thread(Write) { Name = "lazyrich-messages", IsBackground = true };
        started.Start();
        return started;
    }

    private void Write()
    {
        while (Take() is { } line)
        {
            try
            {
                writer.WriteLine(line);
                writer.Flush();
            }
            catch (Exception error) when (error is IOException or ObjectDisposedException)
            {
                // The reader is gone, which is no reason for this process to go too.
            }
        }
    }

    /// <returns>Null: nothing more will come.</returns>
    private string? Take()
    {
        lock (gate)
        {
            if (writing)
                written++;
            writing = false;
            Monitor.PulseAll(gate);
            while (waiting.Count == 0 && !closed)
                Monitor.Wait(gate);
            writing = !closed;
            return closed ? null : waiting.Dequeue();
        }
    }
}
