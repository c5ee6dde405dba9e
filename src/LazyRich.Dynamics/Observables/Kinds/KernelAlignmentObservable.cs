using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables.Kinds;

/// <summary>
/// Centred alignment of the neural tangent kernel with the task's, ⟨CKC, yyᵀ⟩/(‖CKC‖‖Cy‖²), with y all targets and C removing the mean over
/// the samples (Cristianini et al. 2001; Cortes et al. 2012). 0 … 1, and 0 where K = 0.
/// </summary>
/// <remarks>
/// With R = W1ᵀW1, B = W2W2ᵀ, S = YCXᵀ/P and Σ = XCXᵀ/P: ⟨CKC, yyᵀ⟩/P² = ⟨SᵀS, R⟩ + ⟨SSᵀ, B⟩ and
/// ‖CKC‖²/P² = No tr(RΣRΣ) + 2 tr(RΣ²) tr B + tr(Σ²)‖B‖². A task given by its moments alone has inputs of mean 0.
/// </remarks>
internal sealed class KernelAlignmentObservable<T> : IObservable<T> where T : unmanaged, ILanes<T>
{
    private readonly int inputs, outputs;
    private readonly LaneArray<T> covariance, inputTask, outputTask, covarianceSquare, power, gram, turned;

    public KernelAlignmentObservable(StateShape shape, IReadOnlyList<Target> targets)
    {
        (inputs, outputs) = (shape.Inputs, shape.Outputs);
        (covariance, inputTask, gram, turned) = (new(inputs * inputs), new(inputs * inputs), new(inputs * inputs), new(inputs * inputs));
        outputTask = new(outputs * outputs);
        (covarianceSquare, power) = (new(1), new(1));
        for (int lane = 0; lane < targets.Count; lane++)
            SetLane(lane, new(targets[lane]));
    }

    public int[] Shape => [];

    public void Observe(Gauge<T> gauge, ReadOnlySpan<T> q, Span<T> values)
    {
        LaneMatrices.Mirror(gauge.InputGram, inputs, gram.Span);
        LaneMatrices.Multiply(gram.Span, covariance.Span, inputs, turned.Span);
        T twice = T.Broadcast(0.0);
        for (int i = 0; i < inputs; i++)
        {
            for (int j = 0; j < inputs; j++)
                twice = T.Fma(turned.Span[(i * inputs) + j], turned.Span[(j * inputs) + i], twice);
        }

        T once = RowProducts.Dot<T>(turned.Span, covariance.Span);
        T output = LaneMatrices.SymmetricDot(gauge.OutputGram, gauge.OutputGram, outputs);
        T squared = T.Fma(
            T.Broadcast(outputs),
            twice,
            T.Fma(T.Broadcast(2.0) * once, LaneMatrices.Trace(gauge.OutputGram, outputs), covarianceSquare.Span[0] * output));
        T along = LaneMatrices.SymmetricDot(gauge.InputGram, inputTask.Span, inputs)
            + LaneMatrices.SymmetricDot(gauge.OutputGram, outputTask.Span, outputs);
        values[0] = T.Select(T.Equal(squared, T.Broadcast(0.0)), squared, along / (T.Sqrt(squared) * power.Span[0]));
    }

    private void SetLane(int lane, CentredTask task)
    {
        covariance.SetLane(lane, task.Covariance.Data);
        covarianceSquare.Set(0, lane, Vectors.Dot(task.Covariance.Data, task.Covariance.Data));
        inputTask.SetLane(lane, Matrix.Product(task.S.Transposed(), task.S).Data);
        outputTask.SetLane(lane, Matrix.Product(task.S, task.S.Transposed()).Data);
        power.Set(0, lane, task.TargetPower);
    }
}
