using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;

namespace LazyRich.Dynamics.Tasks;

/// <summary>S as given, or S = YXᵀ/P from given samples with whitened inputs.</summary>
internal sealed class TaskFromFile : ITaskKind
{
    public LinearTask Build(Setting task, Architecture architecture, long seed, IInputs inputs) => task.Has("sigma")
        ? new(inputs.Matrix(task.Matrix("sigma").Digest), 0)
        : Samples.Task(inputs.Matrix(task.Matrix("x").Digest), inputs.Matrix(task.Matrix("y").Digest));

    public void Check(Setting task, Architecture architecture, IInputs inputs, ICollection<Fault> faults)
    {
        bool sigma = task.Has("sigma"), x = task.Has("x"), y = task.Has("y");
        if (sigma && (x || y))
            faults.Add(new("task.sigma", $"sigma stands beside {(x ? "x" : "y")}: give sigma alone, or x and y."));
        else if (sigma)
            GivenMatrix.Check("task.sigma", "sigma", task.Matrix("sigma"), architecture.Outputs, architecture.Inputs, architecture, inputs, faults);
        else if (x && y)
            CheckSamples(task.Matrix("x"), task.Matrix("y"), architecture, inputs, faults);
        else if (x || y)
            faults.Add(new(x ? "task.x" : "task.y", x ? "x stands without y: give both, or sigma." : "y stands without x: give both, or sigma."));
        else
            faults.Add(new("task", "from-file names no matrix: give sigma, or x and y."));
    }

    private static void CheckSamples(MatrixValue x, MatrixValue y, Architecture architecture, IInputs inputs, ICollection<Fault> faults)
    {
        bool fits = GivenMatrix.Check("task.x", "x", x, architecture.Inputs, null, architecture, inputs, faults);
        GivenMatrix.Check("task.y", "y", y, architecture.Outputs, x.Columns, architecture, inputs, faults);
        if (fits)
            CheckWhitened(inputs.Matrix(x.Digest), faults);
    }

    private static void CheckWhitened(Matrix x, ICollection<Fault> faults)
    {
        if (!Samples.Whitened(x))
            faults.Add(new("task.x", Samples.NotWhite(x)));
    }
}
