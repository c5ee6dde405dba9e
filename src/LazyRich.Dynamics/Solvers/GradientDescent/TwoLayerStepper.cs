using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Observables;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Solvers.GradientDescent;

/// <summary>One step of full-batch gradient descent of two-layer linear networks on whitened inputs: E = S − W2W1, W1 += η W2ᵀE and W2 += η E W1ᵀ at once.</summary>
/// <remarks>Allocates when made and never after. Not thread-safe; one per batch.</remarks>
internal sealed class TwoLayerStepper<T> : IDescentStepper<T> where T : unmanaged, ILanes<T>
{
    private readonly int ni, nh, no;
    private readonly bool inputLearns, outputLearns;
    private readonly LaneArray<T> task, error, oldInput;

    /// <param name="problems">One per lane, of one shape and with the same layers frozen.</param>
    /// <param name="stepLength">η of each lane.</param>
    public TwoLayerStepper(IReadOnlyList<Problem> problems, T stepLength)
    {
        (ni, nh, no) = (problems[0].S.Columns, problems[0].W1.Rows, problems[0].S.Rows);
        (inputLearns, outputLearns) = (!problems[0].Frozen.Contains(0), !problems[0].Frozen.Contains(1));
        task = new(no * ni);
        for (int lane = 0; lane < T.Count; lane++)
            task.SetLane(lane, problems[lane].S.Data);
        error = new(no * ni);
        oldInput = new(ni * nh);
        StepLength = stepLength;
        Shape = Recorder<T>.ShapeOf(problems[0]);
    }

    public T StepLength { get; }

    public StateShape Shape { get; }

    public bool SeesAll => true;

    public void Step(Span<T> q)
    {
        Measure(q);
        Move(q);
    }

    /// <returns>‖E‖².</returns>
    public T Measure(ReadOnlySpan<T> q)
    {
        ref T input = ref MemoryMarshal.GetReference(q);
        ref T output = ref Unsafe.Add(ref input, ni * nh);
        ref T s = ref MemoryMarshal.GetReference(task.Span);
        ref T e = ref MemoryMarshal.GetReference(error.Span);
        T squares = T.Broadcast(0);
        for (int o = 0; o < no; o++)
        {
            MeasureOutput(ref Unsafe.Add(ref e, o * ni), ref Unsafe.Add(ref s, o * ni), ref Unsafe.Add(ref output, o * nh), ref input);
            for (int i = 0; i < ni; i++)
                squares = T.Fma(Unsafe.Add(ref e, (o * ni) + i), Unsafe.Add(ref e, (o * ni) + i), squares);
        }

        return squares;
    }

    public T MeasureAll(ReadOnlySpan<T> q) => Measure(q);

    public void Move(Span<T> q)
    {
        ref T input = ref MemoryMarshal.GetReference(q);
        ref T output = ref Unsafe.Add(ref input, ni * nh);
        ref T old = ref MemoryMarshal.GetReference(oldInput.Span);
        ref T e = ref MemoryMarshal.GetReference(error.Span);
        q[..(ni * nh)].CopyTo(oldInput.Span);
        for (int i = 0; inputLearns && i < ni; i++)
            AddCombination(ref Unsafe.Add(ref input, i * nh), ref Unsafe.Add(ref e, i), ni, ref output, no);
        for (int o = 0; outputLearns && o < no; o++)
            AddCombination(ref Unsafe.Add(ref output, o * nh), ref Unsafe.Add(ref e, o * ni), 1, ref old, ni);
    }

    /// <summary>One row of E: eᵢ = sᵢ − Σₕ row[h] · input[i, h].</summary>
    /// <remarks>Four sums at a time hide the latency of the multiply-adds; each keeps its own order.</remarks>
    private void MeasureOutput(ref T e, ref T s, ref T row, ref T input)
    {
        int i = 0;
        for (; i + 4 <= ni; i += 4)
        {
            ref T a = ref Unsafe.Add(ref input, i * nh);
            ref T b = ref Unsafe.Add(ref a, nh);
            ref T c = ref Unsafe.Add(ref b, nh);
            ref T d = ref Unsafe.Add(ref c, nh);
            T weight = row;
            T ea = weight * a, eb = weight * b, ec = weight * c, ed = weight * d;
            for (int h = 1; h < nh; h++)
            {
                weight = Unsafe.Add(ref row, h);
                ea = T.Fma(weight, Unsafe.Add(ref a, h), ea);
                eb = T.Fma(weight, Unsafe.Add(ref b, h), eb);
                ec = T.Fma(weight, Unsafe.Add(ref c, h), ec);
                ed = T.Fma(weight, Unsafe.Add(ref d, h), ed);
            }

            Unsafe.Add(ref e, i) = Unsafe.Add(ref s, i) - ea;
            Unsafe.Add(ref e, i + 1) = Unsafe.Add(ref s, i + 1) - eb;
            Unsafe.Add(ref e, i + 2) = Unsafe.Add(ref s, i + 2) - ec;
            Unsafe.Add(ref e, i + 3) = Unsafe.Add(ref s, i + 3) - ed;
        }

        for (; i < ni; i++)
        {
            ref T a = ref Unsafe.Add(ref input, i * nh);
            T product = row * a;
            for (int h = 1; h < nh; h++)
                product = T.Fma(Unsafe.Add(ref row, h), Unsafe.Add(ref a, h), product);
            Unsafe.Add(ref e, i) = Unsafe.Add(ref s, i) - product;
        }
    }

    /// <summary>row += η Σₖ coefficientₖ · rows[k], over hidden units; four at a time, each sum in its own order.</summary>
    private void AddCombination(ref T row, ref T coefficients, int stride, ref T rows, int count)
    {
        int h = 0;
        for (; h + 4 <= nh; h += 4)
        {
            ref T block = ref Unsafe.Add(ref rows, h);
            T weight = coefficients;
            T a = weight * block, b = weight * Unsafe.Add(ref block, 1), c = weight * Unsafe.Add(ref block, 2), d = weight * Unsafe.Add(ref block, 3);
            for (int k = 1; k < count; k++)
            {
                block = ref Unsafe.Add(ref block, nh);
                weight = Unsafe.Add(ref coefficients, k * stride);
                a = T.Fma(weight, block, a);
                b = T.Fma(weight, Unsafe.Add(ref block, 1), b);
                c = T.Fma(weight, Unsafe.Add(ref block, 2), c);
                d = T.Fma(weight, Unsafe.Add(ref block, 3), d);
            }

            ref T target = ref Unsafe.Add(ref row, h);
            target = T.Fma(StepLength, a, target);
            Unsafe.Add(ref target, 1) = T.Fma(StepLength, b, Unsafe.Add(ref target, 1));
            Unsafe.Add(ref target, 2) = T.Fma(StepLength, c, Unsafe.Add(ref target, 2));
            Unsafe.Add(ref target, 3) = T.Fma(StepLength, d, Unsafe.Add(ref target, 3));
        }

        for (; h < nh; h++)
        {
            T sum = coefficients * Unsafe.Add(ref rows, h);
            for (int k = 1; k < count; k++)
                sum = T.Fma(Unsafe.Add(ref coefficients, k * stride), Unsafe.Add(ref rows, (k * nh) + h), sum);
            ref T target = ref Unsafe.Add(ref row, h);
            target = T.Fma(StepLength, sum, target);
        }
    }
}
