using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Randomness;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Networks;

/// <summary>Batches of samples without replacement: every epoch walks a new permutation, and leaves out what does not fill its last batch.</summary>
/// <remarks>Stream "descent/batches": the permutation of epoch e is made of its elements e·P … e·P + P − 1 (Fisher and Yates).</remarks>
internal sealed class SampleBatches<T> where T : unmanaged, ILanes<T>
{
    private readonly Samples[] samples;
    private readonly RandomStream[] streams;
    private readonly int[][] orders;
    private readonly double[] epochs;
    private readonly int size;

    /// <param name="problems">All with samples, and as many.</param>
    /// <param name="size">Less than the number of samples.</param>
    public SampleBatches(IReadOnlyList<Problem> problems, IReadOnlyList<long> seeds, int size)
    {
        this.size = size;
        samples = [.. problems.Select(problem => problem.Samples!)];
        streams = [.. seeds.Select(seed => new RandomStream(seed, "descent/batches"))];
        orders = [.. samples.Select(set => new int[set.Count])];
        epochs = new double[samples.Length];
        Array.Fill(epochs, -1);
        Objective = new(problems, size);
    }

    /// <summary>Over the batch loaded last.</summary>
    public SampleObjective<T> Objective { get; }

    /// <param name="step">Number of the step of each lane, from 0.</param>
    public void Load(T step)
    {
        for (int lane = 0; lane < T.Count; lane++)
            Load(lane, step[lane] >= 0 ? step[lane] : 0);
    }

    private void Load(int lane, double step)
    {
        Samples set = samples[lane];
        int perEpoch = set.Count / size;
        double epoch = Math.Floor(step / perEpoch);
        if (epoch != epochs[lane])
            Permute(lane, epoch);
        ReadOnlySpan<int> chosen = orders[lane].AsSpan((int)(step - (epoch * perEpoch)) * size, size);
        for (int c = 0; c < chosen.Length; c++)
        {
            for (int i = 0; i < set.X.Rows; i++)
                Objective.Inputs.Set((i * size) + c, lane, set.X[i, chosen[c]]);
            for (int o = 0; o < set.Y.Rows; o++)
                Objective.Targets.Set((o * size) + c, lane, set.Y[o, chosen[c]]);
        }
    }

    private void Permute(int lane, double epoch)
    {
        epochs[lane] = epoch;
        int[] order = orders[lane];
        for (int i = 0; i < order.Length; i++)
            order[i] = i;
        ulong first = (ulong)epoch * (ulong)order.Length;
        for (int i = 0; i < order.Length - 1; i++)
        {
            int other = i + (int)(streams[lane].Uniform(first + (ulong)i) * (order.Length - i));
            (order[i], order[other]) = (order[other], order[i]);
        }
    }
}
