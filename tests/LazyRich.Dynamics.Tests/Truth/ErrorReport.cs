using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Tasks;
using LazyRich.Dynamics.Tests.ManyDigits;

namespace LazyRich.Dynamics.Tests.Truth;

/// <summary>The largest distances of a result from the truth, in the measures that doubles can hold to 1e-13 (SCIENCE section 4, Precision).</summary>
/// <param name="Loss">|√(2L) − √(2L*)| / ‖S‖; where there is nothing to learn, over ‖W2W1‖.</param>
/// <param name="KernelDistance">|√KD − √KD*|.</param>
/// <param name="SingularValues">|σᵢ − σᵢ*| / σ₁.</param>
/// <param name="Grams">‖QQᵀ − QQᵀ*‖ / ‖QQᵀ*‖ over product, input and output Gram matrices.</param>
/// <param name="KernelNorm">Relative.</param>
internal readonly record struct ErrorReport(double Loss, double KernelDistance, double SingularValues, double Grams, double KernelNorm)
{
    public double Worst => Math.Max(Math.Max(Math.Max(Loss, KernelDistance), Math.Max(SingularValues, Grams)), KernelNorm);

    /// <param name="every">Compare only each such recorded time.</param>
    public static ErrorReport Of(Problem problem, RunResult result, int every = 1) =>
        Of(problem, new RiccatiFlow(problem), result, 0, result.Times, every);

    /// <param name="flow">The truth of a phase.</param>
    /// <param name="first">The recorded time at which it starts.</param>
    /// <param name="times">Its recorded times, counted from there.</param>
    public static ErrorReport Of(Problem problem, RiccatiFlow flow, RunResult result, int first, double[] times, int every = 1)
    {
        TrueObservables truth = new(problem, flow.GramAt(0.0));
        ErrorReport worst = default;
        for (int k = 0; k < times.Length; k += every)
        {
            ErrorReport here = At(new Snapshot(result, first + k), truth, flow.GramAt(times[k]));
            worst = new(
                Math.Max(worst.Loss, here.Loss),
                Math.Max(worst.KernelDistance, here.KernelDistance),
                Math.Max(worst.SingularValues, here.SingularValues),
                Math.Max(worst.Grams, here.Grams),
                Math.Max(worst.KernelNorm, here.KernelNorm));
        }

        return worst;
    }

    public override string ToString() =>
        $"loss {Loss:E1}, kernel distance {KernelDistance:E1}, singular values {SingularValues:E1}, Gram matrices {Grams:E1}, kernel norm {KernelNorm:E1}";

    private static ErrorReport At(Snapshot run, TrueObservables truth, BigMatrix gram)
    {
        BigFloat[] sigma = truth.SingularValues(gram);
        BigFloat size = truth.TaskNorm.IsZero ? truth.Product(gram).Norm() : truth.TaskNorm;
        double values = run.Series("singular-values").ToArray().Zip(sigma, (computed, exact) => Size((computed - exact) / sigma[0])).Max();
        BigFloat grams = Squared(run, "product", truth.Product(gram)) + Squared(run, "input-gram", truth.InputGram(gram))
            + Squared(run, "output-gram", truth.OutputGram(gram));
        BigFloat norm = truth.KernelNorm(gram);
        return new(
            Size((Root(2 * (BigFloat)run.Scalar("loss")) - Root(2 * truth.Loss(gram))) / size),
            Size(Root(run.Scalar("ntk-distance")) - Root(truth.KernelDistance(gram))),
            values,
            (BigFloat.Sqrt(grams) / gram.Norm()).ToDouble(),
            Size((run.Scalar("ntk-norm") - norm) / norm));
    }

    private static BigFloat Squared(Snapshot run, string observable, BigMatrix truth)
    {
        BigMatrix difference = BigMatrix.From(new(truth.Rows, truth.Columns, run.Series(observable))) - truth;
        return BigMatrix.Dot(difference, difference);
    }

    // Rounding of many digits may leave −1e-80 where the truth is 0.
    private static BigFloat Root(BigFloat value) => BigFloat.Sqrt(BigFloat.Max(value, 0));

    private static double Size(BigFloat value) => Math.Abs(value.ToDouble());

    private readonly record struct Snapshot(RunResult Result, int Index)
    {
        public double Scalar(string observable) => Series(observable)[0];

        public ReadOnlySpan<double> Series(string observable)
        {
            ObservableSeries series = Result.Series.Single(series => series.Observable == observable);
            int size = series.Values.Length / Result.Times.Length;
            return series.Values.AsSpan(Index * size, size);
        }
    }
}
