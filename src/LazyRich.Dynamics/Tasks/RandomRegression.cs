using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Randomness;

namespace LazyRich.Dynamics.Tasks;

/// <summary>S ~ N(0, 1/Ni), or with a given spectrum, or through P whitened samples with Y ~ N(0,1) (SCIENCE section 7).</summary>
/// <remarks>Streams: "task" (entries of S or Y), "task/x" (inputs), "task/left" and "task/right" (singular vectors of a given spectrum).</remarks>
internal sealed class RandomRegression : ITaskKind
{
    public LinearTask Build(Setting task, Architecture architecture, long seed, IInputs inputs)
    {
        int ni = architecture.Inputs, no = architecture.Outputs;
        double scale = task.NumberOr("scale", 1);
        LinearTask drawn = task.Has("samples") ? ThroughSamples(ni, no, task.Integer("samples"), scale, seed)
            : task.Has("spectrum") ? new(WithSpectrum(ni, no, task.Numbers("spectrum").AsSpan(), scale, seed), 0)
            : new(Direct(ni, no, scale, seed), 0);

        return task.Has("rank") ? LowRank.Truncate(drawn, task.Integer("rank")) : drawn;
    }

    public void Check(Setting task, Architecture architecture, IInputs inputs, ICollection<Fault> faults)
    {
        int ni = architecture.Inputs, no = architecture.Outputs, most = Math.Min(ni, no);
        string shape = $"S is {no}×{ni} in {architecture}";
        if (task.Has("samples") && task.Integer("samples") < ni + 1)
        {
            faults.Add(new("task.samples", $"samples is {task.Integer("samples")}, but whitening {ni} inputs needs at least {ni + 1} "
                + $"({architecture}): standardising takes one sample's freedom away."));
        }

        if (task.Has("spectrum"))
            CheckSpectrum([.. task.Numbers("spectrum")], most, shape, faults);
        if (task.Has("rank") && task.Integer("rank") > most)
            faults.Add(new("task.rank", $"rank is {task.Integer("rank")}, but {shape} and has {most} singular values: at most {most}."));
    }

    private static void CheckSpectrum(double[] spectrum, int most, string shape, ICollection<Fault> faults)
    {
        if (spectrum.Length > most)
            faults.Add(new("task.spectrum", $"spectrum has {spectrum.Length} values, but {shape} and has {most} singular values: at most {most}."));
        for (int i = 1; i < spectrum.Length; i++)
        {
            if (spectrum[i] > spectrum[i - 1])
            {
                faults.Add(new("task.spectrum", $"spectrum has {Format.Number(spectrum[i])} after {Format.Number(spectrum[i - 1])}: "
                    + "singular values are given largest first."));
                return;
            }
        }
    }

    private static Matrix Direct(int ni, int no, double scale, long seed)
    {
        var s = new Matrix(no, ni);
        new RandomStream(seed, "task").FillNormal(s.Data);
        double factor = scale / Math.Sqrt(ni);
        foreach (ref double entry in s.Data.AsSpan())
            entry *= factor;
        return s;
    }

    private static Matrix WithSpectrum(int ni, int no, ReadOnlySpan<double> spectrum, double scale, long seed)
    {
        Matrix left = RandomDirections.Draw(seed, "task/left", spectrum.Length, no);
        Matrix right = RandomDirections.Draw(seed, "task/right", spectrum.Length, ni);
        var s = new Matrix(no, ni);
        for (int k = 0; k < spectrum.Length; k++)
            s.AddOuter(scale * spectrum[k], left.Row(k), right.Row(k));
        return s;
    }

    private static LinearTask ThroughSamples(int ni, int no, int samples, double scale, long seed)
    {
        var x = new Matrix(ni, samples);
        new RandomStream(seed, "task/x").FillNormal(x.Data);
        var y = new Matrix(no, samples);
        new RandomStream(seed, "task").FillNormal(y.Data);
        foreach (ref double entry in y.Data.AsSpan())
            entry *= scale;
        return Samples.Task(Samples.Whiten(x), y);
    }
}
