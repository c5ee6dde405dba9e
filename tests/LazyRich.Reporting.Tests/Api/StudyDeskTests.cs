using LazyRich.Reporting.Api;
using LazyRich.Reporting.Tests.Given;
using LazyRich.Studies.Files;
using LazyRich.Studies.Plan;

namespace LazyRich.Reporting.Tests.Api;

public sealed class StudyDeskTests : IDisposable
{
    private static readonly StudyPlan plan = StudyReader.Read(
        "{study: by-hand, task: random-regression, architecture: 2-2-2, init: lambda-balanced, lambda: 0, seed: 1, solver: exact, time: [0, 1], observe: loss}",
        "by-hand.yaml", ".").Plan!;

    private readonly RecordingWriter writer = new();
    private readonly HandMadeStudy stored = new(seeds: 1, lambdas: [0]);
    private readonly StudyDesk desk;

    public StudyDeskTests() => desk = new(writer, stored);

    [Fact]
    public async Task Submit_Open_TellsTheCluster()
    {
        int told = 0;
        desk.PlanChanged = () =>
        {
            told++;
            return Task.CompletedTask;
        };

        Assert.NotNull(await desk.SubmitAsync(plan, CancellationToken.None));
        Assert.Equal(1, told);
    }

    [Fact]
    public async Task Submit_PlanThatTakesLong_TellsTheClusterMeanwhile()
    {
        var (taken, told) = (new TaskCompletionSource(), new TaskCompletionSource());
        writer.Submitting = taken.Task;
        desk.PlanChanged = () =>
        {
            told.TrySetResult();
            return Task.CompletedTask;
        };

        Task submitting = desk.SubmitAsync(plan, CancellationToken.None);
        await told.Task.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Empty(writer.Submitted);
        taken.SetResult();
        await submitting;

        Assert.Equal(["by-hand"], writer.Submitted);
    }

    /// <summary>Or the plan would go on being taken in for a study that nobody waits for.</summary>
    [Fact]
    public async Task Submit_ClusterThatDoesNotHearMeanwhile_IsTakenInAllTheSame()
    {
        var (taken, told) = (new TaskCompletionSource(), new TaskCompletionSource());
        writer.Submitting = taken.Task;
        desk.PlanChanged = () => told.TrySetResult() ? Task.FromException(new TimeoutException()) : Task.CompletedTask;

        Task submitting = desk.SubmitAsync(plan, CancellationToken.None);
        await told.Task.WaitAsync(TestContext.Current.CancellationToken);
        taken.SetResult();
        await submitting;

        stored.Planned = 5;
        Assert.Equal(["by-hand"], writer.Submitted);
        Assert.Equal("by-hand", Assert.Single(desk.Unfinished()).Study);
    }

    [Fact]
    public async Task TryClose_UnfinishedStudy_StaysOpen()
    {
        stored.Planned = 5;
        await desk.SubmitAsync(plan, CancellationToken.None);

        Assert.False(await desk.TryCloseAsync(CancellationToken.None));
        Assert.Equal("by-hand", Assert.Single(desk.Unfinished()).Study);

        stored.Planned = 0;
        Assert.True(await desk.TryCloseAsync(CancellationToken.None));
    }

    [Fact]
    public async Task TryClose_StudyOfAnEarlierProcess_IsNotWaitedFor()
    {
        stored.Planned = 5;

        Assert.True(await desk.TryCloseAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Submit_Closed_IsRefusedAndNotWritten()
    {
        await desk.TryCloseAsync(CancellationToken.None);

        Assert.Null(await desk.SubmitAsync(plan, CancellationToken.None));
        Assert.Null(await desk.RetryFailedAsync("by-hand", CancellationToken.None));
        Assert.False(await desk.FollowAsync("by-hand", CancellationToken.None));
        Assert.Empty(writer.Submitted);
    }

    public void Dispose() => desk.Dispose();
}
