using LazyRich.Dynamics.Regimes;
using LazyRich.Reporting.Reports;
using LazyRich.Reporting.Tests.Given;

namespace LazyRich.Reporting.Tests.Reports;

public sealed class FoldedRunsTests
{
    private readonly HandMadeStudy study = new(seeds: 3, lambdas: [-10, 0, 10]);

    [Fact]
    public void Read_SeedsAsReplicates_FoldsEachPointOnce()
    {
        FoldedRuns runs = FoldedRuns.Read(study, study.Name, "", StudyAxes.Of(study, study.Name), ReportColumns.All);

        Assert.Equal(["architecture", "lambda"], runs.GroupedBy);
        Assert.Equal(9, runs.Groups.Count);
        Assert.All(runs.Groups, group => Assert.Equal(3, group.Succeeded));
    }

    [Fact]
    public void Read_DelayedCorner_HasTheRegimeOfItsMedians()
    {
        FoldedRuns runs = FoldedRuns.Read(study, study.Name, "", ["architecture", "lambda"], ReportColumns.All);

        FoldedGroup funnel = runs.Groups.Single(group => group.Key is ["10-5-5", -10.0]);
        FoldedGroup square = runs.Groups.Single(group => group.Key is ["5-5-5", -10.0]);
        Assert.Equal(Regime.DelayedRich, funnel.Regime(RegimeThresholds.Default));
        Assert.Equal(Regime.Lazy, square.Regime(RegimeThresholds.Default));
    }

    [Fact]
    public void Of_UnfinishedAndFailedRuns_AreCountedAndNotFolded()
    {
        object?[][] rows = [[1.0, "succeeded", 2.0], [1.0, "failed", null], [1.0, "planned", null]];

        FoldedGroup group = Assert.Single(FoldedRuns.Of("s", rows, ["lambda"], ["time_to_1pct"]).Groups);

        Assert.Equal((3, 1, 1), (group.Runs, group.Succeeded, group.Failed));
        Assert.Equal(2, group.Median("time_to_1pct"));
    }
}
