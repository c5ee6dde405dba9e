using LazyRich.Cli.Running;
using Microsoft.Extensions.Time.Testing;

namespace LazyRich.Cli.Tests.Running;

public sealed class StoryTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public void End_SaidAgainToANextOwner_CountsOnlyWhatWasStoredBeforeTheCall()
    {
        var story = new Story(time);
        story.Submitted(new("s", 10, 2, 8));
        time.Advance(TimeSpan.FromSeconds(4));
        story.Saw(new("s", 10, 5, 0, false));
        story.Submitted(new("s", 10, 10, 0));
        time.Advance(TimeSpan.FromSeconds(4));

        Outcome outcome = story.End(new("s", 10, 9, 1, true));

        Assert.Equal((2, 8), (outcome.Reused, outcome.Solved));
        Assert.Equal(1, outcome.RunsPerSecond);
        Assert.Equal(TimeSpan.FromSeconds(4), outcome.FirstResult);
    }

    [Fact]
    public void End_NothingNew_HasNoFirstResult()
    {
        var story = new Story(time);
        story.Submitted(new("s", 3, 3, 0));

        Outcome outcome = story.End(new("s", 3, 3, 0, true));

        Assert.Null(outcome.FirstResult);
        Assert.Equal(0, outcome.Solved);
    }
}
