using LazyRich.Reporting.Api;
using LazyRich.Store.Reading;

namespace LazyRich.Reporting.Tests.Api;

public sealed class OrderJudgementTests
{
    [Theory]
    [InlineData(StudyOrder.Pause, "active", 3, null, false)]
    [InlineData(StudyOrder.Pause, "paused", 3, "is paused already", false)]
    [InlineData(StudyOrder.Pause, "active", 0, "nothing to pause", false)]
    [InlineData(StudyOrder.Pause, "stopped", 3, "was stopped, which is final", true)]
    [InlineData(StudyOrder.Resume, "paused", 3, null, false)]
    [InlineData(StudyOrder.Resume, "active", 3, "is not paused", false)]
    [InlineData(StudyOrder.Resume, "cancelled", 0, "was cancelled, which is final", true)]
    [InlineData(StudyOrder.Stop, "active", 3, null, false)]
    [InlineData(StudyOrder.Stop, "paused", 3, null, false)]
    [InlineData(StudyOrder.Stop, "stopped", 0, "is stopped already", false)]
    [InlineData(StudyOrder.Stop, "cancelled", 0, "is cancelled already", false)]
    [InlineData(StudyOrder.Stop, "active", 0, "nothing to stop", false)]
    [InlineData(StudyOrder.Cancel, "cancelled", 0, "is cancelled already", false)]
    [InlineData(StudyOrder.Cancel, "paused", 1, null, false)]
    public void Of_OrderAndState_SaysWhatIsToBeDone(StudyOrder order, string state, long planned, string? words, bool isFault)
    {
        var study = new StudyStatus("tiny", "", 5, planned, 0, 5 - planned, 0, 0, DateTime.UnixEpoch) { State = state };

        OrderJudgement judgement = OrderJudgement.Of(order, study);

        Assert.Equal(isFault, judgement.IsFault);
        if (words is null)
            Assert.Null(judgement.Words);
        else
            Assert.Contains(words, judgement.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_CancelOfAStoppedStudyWithRunningRuns_IsCarriedOut()
    {
        var study = new StudyStatus("tiny", "", 5, 0, 2, 3, 0, 0, DateTime.UnixEpoch) { State = "stopped" };

        Assert.Null(OrderJudgement.Of(StudyOrder.Cancel, study).Words);
    }
}
