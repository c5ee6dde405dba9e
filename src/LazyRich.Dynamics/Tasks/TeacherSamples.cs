using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;

namespace LazyRich.Dynamics.Tasks;

/// <summary>What a linear teacher A makes of white inputs: Y = AX + noise·N(0,1).</summary>
/// <remarks>Streams: "task/x" and "task/noise", "task/test-x" and "task/test-noise" (inputs of the test are N(0, I), not whitened).</remarks>
internal static class TeacherSamples
{
    public const string Count = "samples", Noise = "noise", TestCount = "test-samples";

    public static LinearTask Of(Matrix teacher, Setting task, long seed)
    {
        double noise = task.NumberOr(Noise, 0);
        LinearTask drawn = task.Has(Count) ? Draw(teacher, task.Integer(Count), noise, seed) : new(teacher, 0.5 * teacher.Rows * noise * noise);
        return drawn with { Teacher = teacher, Test = TestOf(teacher, task, noise, seed) };
    }

    private static LinearTask Draw(Matrix teacher, int count, double noise, long seed)
    {
        Matrix x = Samples.DrawWhite(teacher.Columns, count, seed, "task/x");
        return Samples.Task(x, AddNoise(Matrix.Product(teacher, x), noise, seed, "task/noise"));
    }

    public static void Check(Setting task, Architecture architecture, ICollection<Fault> faults)
    {
        int ni = architecture.Inputs;
        if (task.Has(Count) && task.Integer(Count) < ni + 1)
        {
            faults.Add(new("task.samples", $"samples is {task.Integer(Count)}, but whitening {ni} inputs needs at least {ni + 1} "
                + $"({architecture}): standardising takes one sample's freedom away."));
        }
    }

    private static TestSet TestOf(Matrix teacher, Setting task, double noise, long seed)
    {
        if (!task.Has(TestCount))
            return TestSet.Expected(teacher, noise);
        int count = task.Integer(TestCount);
        Matrix x = Samples.DrawNormal(teacher.Columns, count, seed, "task/test-x");
        return new(new(x, AddNoise(Matrix.Product(teacher, x), noise, seed, "task/test-noise")), 0, OnlyLinear: false);
    }

    /// <returns>y, changed.</returns>
    public static Matrix AddNoise(Matrix y, double noise, long seed, string purpose)
    {
        if (noise > 0)
            Vectors.AddScaled(y.Data, noise, Samples.DrawNormal(y.Rows, y.Columns, seed, purpose).Data);
        return y;
    }
}
