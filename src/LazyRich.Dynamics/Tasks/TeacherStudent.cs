using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;

namespace LazyRich.Dynamics.Tasks;

/// <summary>Targets are what another network, the teacher, makes of the inputs: f(x) = scale·W2φ(W1x) with W1 ~ N(0, 1/Ni), W2 ~ N(0, 1/Nh), and noise.</summary>
/// <remarks>
/// A linear teacher is the map scale·W2W1, of rank Nh; one that is not needs samples. Streams: "teacher/w1", "teacher/w2"; those of
/// <see cref="TeacherSamples"/>.
/// </remarks>
internal sealed class TeacherStudent : ITaskKind
{
    public LinearTask Build(Setting task, Architecture architecture, long seed, IInputs inputs)
    {
        Teacher teacher = Teacher.Draw(task, architecture, seed);
        return teacher.Activation == Activation.Linear
            ? CorrelatedInputs.Of(TeacherSamples.Of(teacher.Map, task, seed), task, seed, inputs)
            : Ask(teacher, task, architecture.Inputs, seed, inputs);
    }

    public void Check(Setting task, Architecture architecture, IInputs inputs, ICollection<Fault> faults)
    {
        TeacherSamples.Check(task, architecture, faults);
        InputCovariance.Check(task, architecture, inputs, faults);
        Activation activation = Teacher.ActivationOf(task);
        if (activation != Activation.Linear && !task.Has(TeacherSamples.Count))
            faults.Add(new("task.activation", $"activation is {activation.Name()}, and a teacher that is not linear is known by its samples alone: give samples."));
    }

    public bool IsSurelyWhite(Setting task) => !InputCovariance.IsGiven(task);

    public Fault? WhyNotWhite(Setting task, IInputs inputs) => InputCovariance.WhyNotWhite(task);

    public bool HasSamples(Setting task) => task.Has(TeacherSamples.Count);

    public int Items(Setting task, Architecture architecture) => HasSamples(task) ? task.Integer(TeacherSamples.Count) : architecture.Inputs;

    public bool HasTest(Setting task, Activation activation) => task.Has(TeacherSamples.TestCount)
        || (activation == Activation.Linear && Teacher.ActivationOf(task) == Activation.Linear);

    private static LinearTask Ask(Teacher teacher, Setting task, int ni, long seed, IInputs inputs)
    {
        Matrix? covariance = InputCovariance.IsGiven(task) ? InputCovariance.Draw(task, teacher.Map, seed, inputs) : null;
        Matrix? root = covariance is null ? null : InputCovariance.Root(covariance);
        double noise = task.NumberOr(TeacherSamples.Noise, 0);
        Matrix white = Samples.DrawWhite(ni, task.Integer(TeacherSamples.Count), seed, "task/x"), x = root is null ? white : Matrix.Product(root, white);
        Matrix y = TeacherSamples.AddNoise(teacher.Answer(x), noise, seed, "task/noise");
        LinearTask asked = root is null ? Samples.Task(x, y) : Samples.Regress(x, y) with { InputCovariance = covariance };
        if (!task.Has(TeacherSamples.TestCount))
            return asked;
        Matrix fresh = Samples.DrawNormal(ni, task.Integer(TeacherSamples.TestCount), seed, "task/test-x"), test = root is null ? fresh : Matrix.Product(root, fresh);
        return asked with
        {
            Test = new(new(test, TeacherSamples.AddNoise(teacher.Answer(test), noise, seed, "task/test-noise")), 0, OnlyLinear: false),
        };
    }
}
