using LazyRich.Grains.Status;
using Microsoft.Extensions.Time.Testing;

namespace LazyRich.Grains.Tests.Status;

public sealed class SiloBoardTests
{
    private readonly FakeTimeProvider time = new();
    private readonly SiloBoard board;

    public SiloBoardTests() => board = new(time);

    [Fact]
    public void Look_SeveralReports_ShowsTheLastOfEachSilo()
    {
        board.Report(Load("b", executing: 1));
        board.Report(Load("a", executing: 2));
        time.Advance(TimeSpan.FromSeconds(3));
        board.Report(Load("b", executing: 4));

        Assert.Equal([("a", 2, 3.0), ("b", 4, 0.0)], board.Look().Select(silo => (silo.Load.Silo, silo.Load.Executing, silo.Age.TotalSeconds)));
    }

    [Fact]
    public void Look_SiloThatFellSilent_IsNotShown()
    {
        board.Report(Load("a", executing: 2));
        time.Advance(SiloBoard.Memory + TimeSpan.FromSeconds(1));

        Assert.Empty(board.Look());
    }

    private static SiloLoad Load(string silo, int executing) => new(silo, "node7", 1, 8, executing, 0, executing, 1);
}
