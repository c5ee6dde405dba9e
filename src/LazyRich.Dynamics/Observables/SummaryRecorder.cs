using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Observables.Crossings;
using LazyRich.Dynamics.Results;

namespace LazyRich.Dynamics.Observables;

/// <summary>Gathers a batch's summaries along the way. Column names are those of <see cref="SummaryColumn"/>.</summary>
internal sealed class SummaryRecorder<T> where T : unmanaged, ILanes<T>
{
    private readonly Balance<T> balance;
    private readonly IReadOnlyList<Target> targets;
    private readonly double[] divergedAt;
    private T balanceAtStart, balanceAtEnd, lambdaAtEnd;
    private T lossAtStart, lossAtEnd, excessAtEnd, bestLoss;
    private T normAtStart, normAtEnd, distanceAtEnd, distanceInLimit;
    private T stoppedAt, saddle;
    private readonly bool hasBalance;
    private bool hasLimit;

    public SummaryRecorder(StateShape shape, IReadOnlyList<Target> targets)
    {
        this.targets = targets;
        hasBalance = !shape.OnlyGrams;
        balance = new(shape, targets);
        divergedAt = new double[targets.Count];
        Array.Fill(divergedAt, double.PositiveInfinity);
    }

    public void Observe(T time, Gauge<T> gauge, ReadOnlySpan<T> q, bool first, bool last)
    {
        if (first)
        {
            if (hasBalance)
                (_, balanceAtStart) = balance.Measure(q);
            (lossAtStart, bestLoss, normAtStart) = (gauge.Loss, gauge.BestLoss, gauge.KernelNorm);
        }

        if (last)
        {
            if (hasBalance)
                (lambdaAtEnd, balanceAtEnd) = balance.Measure(q);
            (lossAtEnd, excessAtEnd) = (gauge.Loss, gauge.ExcessLoss);
            (normAtEnd, distanceAtEnd) = (gauge.KernelNorm, gauge.KernelDistance);
            stoppedAt = time;
        }

        T finite = T.LessThanOrEqual(T.Abs(gauge.Loss), T.Broadcast(double.MaxValue));
        if (T.Any(T.Not(finite)))
            NoteDivergence(time, gauge.Loss);
    }

    public void SetLimit(T kernelDistance, T saddle)
    {
        hasLimit = true;
        distanceInLimit = kernelDistance;
        this.saddle = T.Select(saddle, T.Broadcast(1.0), T.Broadcast(0.0));
    }

    public void Diverged(int lane, double time) => divergedAt[lane] = Math.Min(divergedAt[lane], time);

    public Summary Summarise(int lane, Milestones<T> milestones)
    {
        double timeToHalf = milestones.HalfLoss.Time[lane];
        var result = new Summary
        {
            ["lambda_measured"] = targets[lane].Lambda,
            ["loss_initial"] = Canonical.Of(lossAtStart[lane]),
            ["loss_final"] = Canonical.Of(lossAtEnd[lane]),
            ["loss_best"] = bestLoss[lane],
            ["time_to_half"] = timeToHalf,
            ["time_to_1pct"] = milestones.OnePercentLoss.Time[lane],
            ["ntk_distance_final"] = Canonical.Of(distanceAtEnd[lane]),
            ["time_to_ntk_1pct"] = milestones.OnePercentKernel.Time[lane],
            ["lazy_share"] = LazyShare(lane, milestones),
            ["ntk_norm_initial"] = Canonical.Of(normAtStart[lane]),
            ["ntk_norm_final"] = Canonical.Of(normAtEnd[lane]),
            ["stopped_at"] = stoppedAt[lane],
        };
        if (hasBalance)
        {
            result["lambda_final"] = Canonical.Of(lambdaAtEnd[lane]);
            result["balance_error"] = Canonical.Of(balanceAtStart[lane]);
            result["balance_error_final"] = Canonical.Of(balanceAtEnd[lane]);
        }

        if (divergedAt[lane] < double.PositiveInfinity)
            result["diverged_at"] = divergedAt[lane];
        if (hasLimit)
            AddLimit(result, lane, timeToHalf, milestones.HalfKernel.Time[lane]);
        return result;
    }

    private void AddLimit(Summary result, int lane, double timeToHalf, double timeToKernelHalf)
    {
        result["ntk_distance_limit"] = Canonical.Of(distanceInLimit[lane]);
        result["time_to_ntk_half"] = timeToKernelHalf;
        result["log_delay"] = Canonical.Of(Elementary.Log10(timeToKernelHalf / timeToHalf));
        result["saddle"] = saddle[lane];
    }

    /// <summary>Of the excess loss at the start, what was gone when the kernel had moved by .01, or at the end if it never did.</summary>
    private double LazyShare(int lane, Milestones<T> milestones)
    {
        double start = milestones.ExcessAtStart[lane];
        double then = double.IsPositiveInfinity(milestones.OnePercentKernel.Time[lane]) ? excessAtEnd[lane] : milestones.OnePercentKernel.ExcessLoss[lane];
        return Canonical.Of((start - then) / start);
    }

    private void NoteDivergence(T time, T loss)
    {
        for (int lane = 0; lane < divergedAt.Length; lane++)
        {
            if (!double.IsFinite(loss[lane]))
                Diverged(lane, time[lane]);
        }
    }
}
