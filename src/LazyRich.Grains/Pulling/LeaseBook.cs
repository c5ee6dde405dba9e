using LazyRich.Store.Writing;

namespace LazyRich.Grains.Pulling;

/// <summary>The attempts this silo answers for, from the grant to the verdict, and those that go back unexecuted. Thread-safe.</summary>
internal sealed class LeaseBook
{
    private readonly Lock gate = new();
    private readonly HashSet<AttemptId> held = [];
    private readonly List<AttemptId> back = [];
    private TaskCompletionSource? emptied;

    /// <summary>Raised when something is to go back.</summary>
    public event Action? HandedBack;

    public AttemptId[] Held
    {
        get
        {
            lock (gate)
                return [.. held];
        }
    }

    public void Hold(IEnumerable<AttemptId> granted)
    {
        lock (gate)
            held.UnionWith(granted);
    }

    public void Forget(AttemptId attempt)
    {
        lock (gate)
        {
            held.Remove(attempt);
            if (held.Count == 0)
                emptied?.TrySetResult();
        }
    }

    public void HandBack(AttemptId attempt)
    {
        lock (gate)
            back.Add(attempt);
        HandedBack?.Invoke();
    }

    /// <summary>They could not be returned now, and are taken again with the next.</summary>
    public void KeepHandedBack(AttemptId[] attempts)
    {
        lock (gate)
            back.AddRange(attempts);
    }

    public AttemptId[] TakeHandedBack()
    {
        lock (gate)
        {
            AttemptId[] taken = [.. back];
            back.Clear();
            return taken;
        }
    }

    /// <summary>Completes when nothing is held.</summary>
    public Task EmptyAsync()
    {
        lock (gate)
        {
            if (held.Count == 0)
                return Task.CompletedTask;
            emptied ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            return emptied.Task;
        }
    }
}
