using CsCheck;
using LazyRich.Grains.Life;

namespace LazyRich.Grains.Tests.Life;

public sealed class RunLifeTests
{
    /// <summary>Rows: states. Columns: events. A dot: nothing changes. Else the new state and what is to be done (Q enqueue, W withdraw, S ship, B hand back, R retire).</summary>
    private const string Table = """
                        Granted   SlotTaken  Solved            Unsolved           TimedOut           Withdrawn   LeaseLost  Cancelled     Stored       Refused
        Planned         Leased:Q  .          .                 .                  .                  .           Fenced:R   Cancelled:R   .            .
        Leased          .         Running:   StoringResult:S   StoringFailure:S   StoringTimeout:S   Planned:BR  Fenced:WR  Cancelled:WR  .            .
        Running         .         .          StoringResult:S   StoringFailure:S   StoringTimeout:S   Planned:BR  Fenced:WR  Cancelled:WR  .            .
        StoringResult   .         .          .                 .                  .                  .           .          .             Succeeded:R  Fenced:R
        StoringFailure  .         .          .                 .                  .                  .           .          .             Failed:R     Fenced:R
        StoringTimeout  .         .          .                 .                  .                  .           .          .             TimedOut:R   Fenced:R
        Succeeded       .         .          .                 .                  .                  .           .          .             .            .
        Failed          .         .          .                 .                  .                  .           .          .             .            .
        TimedOut        .         .          .                 .                  .                  .           .          .             .            .
        Cancelled       .         .          .                 .                  .                  .           .          .             .            .
        Fenced          .         .          .                 .                  .                  .           .          .             .            .
        """;

    public static IEnumerable<TheoryDataRow<RunState, RunEvent, RunState, RunInstruction>> Transitions()
    {
        string[][] lines = [.. Table.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
        foreach (string[] line in lines.Skip(1))
        {
            RunState state = Enum.Parse<RunState>(line[0]);
            for (int i = 0; i < lines[0].Length; i++)
            {
                (RunState next, RunInstruction instructions) = Read(line[i + 1], state);
                yield return new(state, Enum.Parse<RunEvent>(lines[0][i]), next, instructions);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Transitions))]
    public void On_EachEventInEachState_GivesTheTablesStateAndInstructions(RunState state, RunEvent happened, RunState next, RunInstruction instructions) =>
        Assert.Equal((next, instructions), RunLife.On(state, happened));

    [Fact]
    public void Table_StatesAndEvents_AreAllThere() =>
        Assert.Equal(Enum.GetValues<RunState>().Length * Enum.GetValues<RunEvent>().Length, Transitions().Count());

    [Fact]
    public void On_AnyHistory_ShipsOncePerGrantAndRetiresOnce() => Gen.Enum<RunEvent>().Array[0, 30].Sample(history =>
    {
        RunState state = RunState.Planned;
        (int granted, int shipped, int retired) = (0, 0, 0);
        foreach (RunEvent happened in history)
        {
            (state, RunInstruction instructions) = RunLife.On(state, happened);
            granted += instructions.HasFlag(RunInstruction.Enqueue) ? 1 : 0;
            shipped += instructions.HasFlag(RunInstruction.Ship) ? 1 : 0;
            retired += instructions.HasFlag(RunInstruction.Retire) ? 1 : 0;
        }

        // A lease can be lost before it was ever granted here, which retires too.
        bool over = state is RunState.Succeeded or RunState.Failed or RunState.TimedOut or RunState.Cancelled or RunState.Fenced;
        bool open = state is not RunState.Planned && !over;
        Assert.InRange(shipped, 0, granted);
        Assert.InRange(retired, granted - (open ? 1 : 0), granted + (over ? 1 : 0));
    });

    private static (RunState Next, RunInstruction Instructions) Read(string cell, RunState state)
    {
        if (cell == ".")
            return (state, RunInstruction.None);
        string[] parts = cell.Split(':');
        RunInstruction instructions = parts[1].Select(letter => letter switch
        {
            'Q' => RunInstruction.Enqueue,
            'W' => RunInstruction.Withdraw,
            'S' => RunInstruction.Ship,
            'B' => RunInstruction.HandBack,
            _ => RunInstruction.Retire,
        }).Aggregate(RunInstruction.None, (all, one) => all | one);
        return (Enum.Parse<RunState>(parts[0]), instructions);
    }
}
