using LazyRich.Reporting.Api;
using LazyRich.Reporting.Json;
using LazyRich.Store.Writing;
using LazyRich.Studies.Plan;

namespace LazyRich.Reporting.Client;

/// <summary>The desk of another process. Instead of null and false, a desk that is closed is a <see cref="HeadGoneException"/>.</summary>
public sealed class HeadDesk(HeadClient head) : IStudyDesk
{
    public async Task<Submission?> SubmitAsync(StudyPlan plan, CancellationToken cancellation) =>
        SubmissionJson.Read((await head.PostAsync("api/studies", SubmissionJson.Request(plan, $"{plan.Name}.yaml"), cancellation)).AsObject());

    public async Task<int?> RetryFailedAsync(string study, CancellationToken cancellation) =>
        (int)(await head.PostAsync($"{PathOf(study)}/retry", null, cancellation))["planned_again"]!;

    public async Task<bool> OrderAsync(StudyOrder order, string study, CancellationToken cancellation)
    {
        await head.PostAsync($"{PathOf(study)}/{OrderJudgement.Name(order)}", null, cancellation);
        return true;
    }

    public async Task<bool> FollowAsync(string study, CancellationToken cancellation)
    {
        await head.PostAsync($"{PathOf(study)}/follow", null, cancellation);
        return true;
    }

    private static string PathOf(string study) => $"api/studies/{HeadClient.Segment(study)}";
}
