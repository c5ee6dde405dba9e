using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Randomness;

namespace LazyRich.Dynamics.Tasks;

/// <summary>S ~ N(0, 1/Ni), or with a given spectrum, or through P whitened samples with Y ~ N(0,1), or Y = AX + noise of a teacher A (SCIENCE section 7).</summary>
/// <remarks>Streams: "task" (entries of S or Y), "task/x" (inputs), "task/left" and "task/right" (singular vectors of a given spectrum); those of <see cref="TeacherSamples"/>.</remarks>
internal sealed class RandomRegression : ITaskKind
{
    public LinearTask Build(Setting task, Architecture architecture, long seed, IInputs inputs)
    {
        int ni = architecture.Inputs, no = architecture.Outputs;
        LinearTask drawn = task.Has(TeacherSamples.Count) && !task.Has(TeacherSamples.Noise)
            ? ThroughSamples(ni, no, task, seed)
            : FromMap(Map(task, ni, no, seed), task, seed);
        return CorrelatedInputs.Of(drawn, task, seed, inputs);
    }

    public void Check(Setting task, Architecture architecture, IInputs inputs, ICollection<Fault> faults)
    {
        int most = Math.Min(architecture.Inputs, architecture.Outputs);
        string shape = $"S is {architecture.Outputs}×{architecture.Inputs} in {architecture}";
        TeacherSamples.Check(task, architecture, faults);
        InputCovariance.Check(task, architecture, inputs, faults);
        if (task.Has(TeacherSamples.TestCount) && !task.Has(TeacherSamples.Noise))
            faults.Add(new("task.test-samples", "test-samples stands without noise, which makes S a teacher that new targets can be asked of: give noise: 0 for targets without."));
        if (task.Has("spectrum"))
            CheckSpectrum([.. task.Numbers("spectrum")], most, shape, faults);
        if (task.Has("rank") && task.Integer("rank") > most)
            faults.Add(new("task.rank", $"rank is {task.Integer("rank")}, but {shape} and has {most} singular values: at most {most}."));
    }

    public bool IsSurelyWhite(Setting task) => !InputCovariance.IsGiven(task);

    public Fault? WhyNotWhite(Setting task, IInputs inputs) => InputCovariance.WhyNotWhite(task);

    public bool HasSamples(Setting task) => task.Has(TeacherSamples.Count);

    public int Items(Setting task, Architecture architecture) => HasSamples(task) ? task.Integer(TeacherSamples.Count) : architecture.Inputs;

    public bool HasTest(Setting task, Activation activation) =>
        task.Has(TeacherSamples.Noise) && (task.Has(TeacherSamples.TestCount) || activation == Activation.Linear);

    /// <summary>S as drawn, or the teacher of samples where there is noise.</summary>
    private static Matrix Map(Setting task, int ni, int no, long seed)
    {
        double scale = task.NumberOr("scale", 1);
        Matrix map = task.Has("spectrum") ? WithSpectrum(ni, no, task.Numbers("spectrum").AsSpan(), scale, seed)
            : task.Has("power-law") ? WithSpectrum(ni, no, PowerLaw(task.Number("power-law"), Math.Min(ni, no)), scale, seed)
            : Direct(ni, no, scale, seed);
        return task.Has("rank") ? LowRank.Truncate(map, task.Integer("rank")) : map;
    }

    private static LinearTask FromMap(Matrix map, Setting task, long seed) =>
        task.Has(TeacherSamples.Noise) ? TeacherSamples.Of(map, task, seed) : new(map, 0);

    /// <summary>k^−α.</summary>
    private static double[] PowerLaw(double exponent, int count) => [.. Enumerable.Range(1, count).Select(k => Elementary.Pow(k, -exponent))];

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

    /// <summary>Y ~ N(0,1), S = YXᵀ/P.</summary>
    private static LinearTask ThroughSamples(int ni, int no, Setting task, long seed)
    {
        int samples = task.Integer(TeacherSamples.Count);
        Matrix y = Samples.DrawNormal(no, samples, seed, "task");
        double scale = task.NumberOr("scale", 1);
        foreach (ref double entry in y.Data.AsSpan())
            entry *= scale;
        LinearTask drawn = Samples.Task(Samples.DrawWhite(ni, samples, seed, "task/x"), y);
        return task.Has("rank") ? LowRank.Truncate(drawn, task.Integer("rank")) : drawn;
    }
}
