using System.Runtime.CompilerServices;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Networks;

namespace LazyRich.Dynamics.Observables.Kinds;

/// <summary>
/// Of each of the task's singular vectors, left (outputs) or right (inputs), its cosine with that of W2W1 of the same rank: |⟨ũₖ, uₖ⟩|.
/// </summary>
/// <remarks>
/// Singular values that tie leave their vectors free: a group G of |G| of them is compared as a subspace, √(Σ ⟨ũᵢ, uⱼ⟩²/|G|) over i, j in G, the
/// root mean square of its principal cosines. 0 where the task or the network has no such mode. Of deeper networks it is their product, of networks that are
/// not linear the linear map nearest to them; where inputs are not white, S̃ = SL⁻ᵀ and AL are compared, Σxx = LLᵀ: the singular vectors of all targets and all
/// outputs, whose largest ones are what a bottleneck learns.
/// </remarks>
internal sealed class SingularVectorAlignmentObservable<T> : IObservable<T> where T : unmanaged, ILanes<T>
{
    private readonly bool ofInputs;
    private readonly int modes, size;
    private readonly SingularVectors<T> decomposition;
    private readonly Whitening<T> whitening;
    private readonly LaneArray<T> vectors, shares, overlaps;

    public SingularVectorAlignmentObservable(StateShape shape, IReadOnlyList<Target> targets, bool ofInputs)
    {
        this.ofInputs = ofInputs;
        decomposition = new(shape.Outputs, shape.Inputs);
        whitening = new(targets);
        modes = Math.Min(shape.Inputs, shape.Outputs);
        size = ofInputs ? shape.Inputs : shape.Outputs;
        vectors = new(modes * size);
        shares = new(modes * modes);
        overlaps = new(modes * modes);
        Shape = [modes];
        for (int lane = 0; lane < targets.Count; lane++)
            SetLane(lane, new(targets[lane]));
    }

    public int[] Shape { get; }

    [MethodImpl(Kernel.Options)]
    public void Observe(Gauge<T> gauge, ReadOnlySpan<T> q, Span<T> values)
    {
        decomposition.Decompose(whitening.Of(gauge.Product));
        RowProducts.Cross(vectors.Span, ofInputs ? decomposition.Right : decomposition.Left, size, overlaps.Span);
        for (int k = 0; k < modes; k++)
        {
            ReadOnlySpan<T> share = shares.Span.Slice(k * modes, modes);
            T sum = T.Broadcast(0.0);
            for (int i = 0; i < modes; i++)
            {
                T row = T.Broadcast(0.0);
                for (int j = 0; j < modes; j++)
                    row = T.Fma(overlaps.Span[(i * modes) + j] * overlaps.Span[(i * modes) + j], Member(share[j]), row);
                sum = T.Fma(share[i], row, sum);
            }

            values[k] = T.Sqrt(sum);
        }
    }

    private static T Member(T share) => T.Select(T.LessThan(T.Broadcast(0.0), share), T.Broadcast(1.0), T.Broadcast(0.0));

    /// <summary>Share (k, i): one over the size of mode k's group if mode i is in it too, else 0.</summary>
    private void SetLane(int lane, TaskModes task)
    {
        vectors.SetLane(lane, (ofInputs ? task.Right : task.Left).Data);
        for (int k = 0; k < modes; k++)
        {
            int members = task.Groups.Count(group => group == task.Groups[k]);
            for (int i = 0; i < modes; i++)
                shares.Set((k * modes) + i, lane, task.Learned(k) && task.Groups[i] == task.Groups[k] ? 1.0 / members : 0);
        }
    }
}
