using LazyRich.Grains.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace LazyRich.Grains.Tests.Hosting;

public sealed class ComplaintTests
{
    private readonly Complaint complaint = new();

    [Fact]
    public void LevelOf_TheSameAgain_IsNoNewsUntilItSucceeded()
    {
        Assert.Equal(LogLevel.Warning, complaint.LevelOf(new TimeoutException("late")));
        Assert.Equal(LogLevel.Debug, complaint.LevelOf(new TimeoutException("late")));

        complaint.Succeeded();

        Assert.Equal(LogLevel.Warning, complaint.LevelOf(new TimeoutException("late")));
    }

    [Fact]
    public void LevelOf_AnotherFailure_IsNews()
    {
        complaint.LevelOf(new TimeoutException("late"));

        Assert.Equal(LogLevel.Warning, complaint.LevelOf(new IOException("disk full")));
    }

    [Fact]
    public void LevelOfCall_HeadThatCannotBeReached_IsToldElsewhere()
    {
        Assert.Equal(LogLevel.Debug, complaint.LevelOfCall(new SiloUnavailableException("gone")));
        Assert.Equal(LogLevel.Warning, complaint.LevelOfCall(new IOException("disk full")));
    }
}
