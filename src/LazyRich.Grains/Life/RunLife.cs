using static LazyRich.Grains.Life.RunEvent;
using static LazyRich.Grains.Life.RunInstruction;
using static LazyRich.Grains.Life.RunState;

namespace LazyRich.Grains.Life;

/// <summary>
/// The life of an attempt: events in, a state and instructions out. Pure: no clock, no I/O. An event that a state does not wait for changes
/// nothing, since messages may be repeated and may cross (a run can be solved while its lease is being lost).
/// </summary>
public static class RunLife
{
    public static (RunState State, RunInstruction Do) On(RunState state, RunEvent happened) => (state, happened) switch
    {
        (Planned, Granted) => (Leased, Enqueue),
        (Planned, LeaseLost) => (Fenced, Retire),

        (Leased, SlotTaken) => (Running, None),

        // A definition that cannot even be read never gets to a slot.
        (Leased or Running, Unsolved) => (StoringFailure, Ship),
        (Leased or Running, Solved) => (StoringResult, Ship),
        (Leased or Running, RunEvent.TimedOut) => (StoringTimeout, Ship),
        (Leased or Running, Withdrawn) => (Planned, HandBack | Retire),
        (Leased or Running, LeaseLost) => (Fenced, Withdraw | Retire),
        (Leased or Running, RunEvent.Cancelled) => (RunState.Cancelled, Withdraw | Retire),
        (Planned, RunEvent.Cancelled) => (RunState.Cancelled, Retire),

        // A lease lost this late is not ours to judge: the store's compare-and-set says whether the result still counts.
        (StoringResult, Stored) => (Succeeded, Retire),
        (StoringFailure, Stored) => (Failed, Retire),
        (StoringTimeout, Stored) => (RunState.TimedOut, Retire),
        (StoringResult or StoringFailure or StoringTimeout, Refused) => (Fenced, Retire),

        _ => (state, None),
    };
}
