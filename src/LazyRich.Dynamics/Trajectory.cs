using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Observables;
using LazyRich.Dynamics.Regimes;
using LazyRich.Dynamics.Results;

namespace LazyRich.Dynamics;

/// <summary>A solved run: its states at the times asked for. An observable is computed for all times when it is first asked for, and kept.</summary>
/// <remarks>Times are in units of τ; index i is the i-th time asked for. Thread-safe.</remarks>
public sealed class Trajectory
{
    private readonly Network start;
    private readonly Replay replay;
    private readonly int skipped;
    private readonly bool keepsLambda;
    private readonly Dictionary<string, ObservableSeries> known = [];

    /// <param name="skipped">Recorded times before the first that was asked for: 1 where t=0 was not.</param>
    /// <param name="keepsLambda">Whether the solver takes λ for conserved, as the exact flow does.</param>
    internal Trajectory(Network start, RunResult result, int skipped, bool keepsLambda)
    {
        (this.start, this.keepsLambda) = (start, keepsLambda);
        replay = result.Replay!;
        this.skipped = skipped;
        Times = result.Times.AsMemory(skipped).ToArray();
        Summary = result.Summary;
    }

    public IReadOnlyList<double> Times { get; }

    public int Count => Times.Count;

    /// <summary>Times to levels, kernel distance in the limit, λ at both ends …: the columns of <see cref="SummaryColumn.All"/> that every run has.</summary>
    public Summary Summary { get; }

    /// <summary>Lazy, rich or delayed-rich (default thresholds); null where the solver knows no limit t→∞.</summary>
    public Regime? Regime => RegimeThresholds.Default.Of(Summary["ntk_distance_limit"], Summary["lazy_share"], Summary["log_delay"]);

    /// <summary>
    /// The network as it is then, for another task to start from: a second phase is <c>solver.Solve(first.Network(i), task, times)</c>, exactly where the solver is
    /// exact. Its weights are right up to a rotation of the hidden units, which no observable depends on.
    /// </summary>
    /// <exception cref="InvalidOperationException">The solver follows QQᵀ alone and knows no weights.</exception>
    public Network Network(int time)
    {
        if (replay.Shape.OnlyGrams)
            throw new InvalidOperationException("This solver follows W2W1, W1ᵀW1 and W2W2ᵀ and knows no weights: Exact is one that does.");
        ReadOnlySpan<double> state = replay.State(Recorded(time));
        return start.MovedTo(StateLayers.ToLayers(replay.Shape, state, replay.Target.OutputAxes, replay.Target.InputAxes), keepsLambda ? start.Lambda : null);
    }

    /// <summary>L = ½‖f(X) − Y‖²/P: of a linear network ½‖W2W1 − S‖² plus the samples' own floor.</summary>
    public IReadOnlyList<double> Loss => Scalar("loss");

    /// <summary>Kernel distance 1 − cos(K₀, K) from t=0.</summary>
    public IReadOnlyList<double> KernelDistance => Scalar("ntk-distance");

    /// <summary>‖K‖/P.</summary>
    public IReadOnlyList<double> KernelNorm => Scalar("ntk-norm");

    /// <summary>W2W1, of deeper networks the product of all layers, and of those not linear the linear map nearest to them; No×Ni.</summary>
    public Matrix Product(int time) => MatrixAt("product", time);

    /// <summary>W1ᵀW1, Ni×Ni.</summary>
    public Matrix InputGram(int time) => MatrixAt("input-gram", time);

    /// <summary>W2W2ᵀ, of deeper networks that of the last layer, No×No.</summary>
    public Matrix OutputGram(int time) => MatrixAt("output-gram", time);

    /// <summary>Singular values of W2W1, largest first: min(Ni, No) of them.</summary>
    public ReadOnlySpan<double> SingularValues(int time) => Values("singular-values", time);

    /// <summary>Any observable of the catalogue at one time, row-major.</summary>
    /// <param name="observable">As in a study file: <c>ntk-distance</c>; with parameters <c>robustness-inputs(variance=0.1)</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such observable; the message lists those that are.</exception>
    /// <exception cref="AssumptionException">It has a formula for linear networks only, and this is not one: give draws.</exception>
    public ReadOnlySpan<double> Values(string observable, int time)
    {
        int recorded = Recorded(time);
        ObservableSeries series = Series(observable);
        int size = series.Values.Length / (Count + skipped);
        return series.Values.AsSpan(recorded * size, size);
    }

    /// <summary>Index of a time asked for among those recorded.</summary>
    private int Recorded(int time)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(time);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(time, Count);
        return time + skipped;
    }

    private Matrix MatrixAt(string observable, int time)
    {
        ReadOnlySpan<double> values = Values(observable, time);
        int[] shape = Series(observable).Shape;
        return new(shape[0], shape[1], values);
    }

    private ArraySegment<double> Scalar(string observable) => new ArraySegment<double>(Series(observable).Values)[skipped..];

    private ObservableSeries Series(string observable)
    {
        lock (known)
        {
            if (!known.TryGetValue(observable, out ObservableSeries? series))
            {
                _ = Catalogue.Observables[ObservableText.KindOf(observable)];
                known[observable] = series = replay.Observe(observable);
            }

            return series;
        }
    }
}
