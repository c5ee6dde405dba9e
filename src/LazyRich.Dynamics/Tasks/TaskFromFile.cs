using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;

namespace LazyRich.Dynamics.Tasks;

/// <summary>S, and Σxx unless it is I, as given; or given samples, whose S = YXᵀ/P and Σxx = XXᵀ/P follow.</summary>
internal sealed class TaskFromFile : ITaskKind
{
    public LinearTask Build(Setting task, Architecture architecture, long seed, IInputs inputs)
    {
        if (task.Has("sigma"))
            return new(Given(task, "sigma", inputs)!, 0) { InputCovariance = Given(task, InputCovariance.Given, inputs) };
        Matrix x = Given(task, "x", inputs)!, y = Given(task, "y", inputs)!;
        LinearTask made = Samples.Whitened(x) ? Samples.Task(x, y) : Samples.Regress(x, y);
        return Given(task, "test-x", inputs) is { } testX && Given(task, "test-y", inputs) is { } testY
            ? made with { Test = new(new(testX, testY), 0, OnlyLinear: false) }
            : made;
    }

    public void Check(Setting task, Architecture architecture, IInputs inputs, ICollection<Fault> faults)
    {
        bool sigma = task.Has("sigma"), x = task.Has("x"), y = task.Has("y");
        if (sigma && (x || y))
            faults.Add(new("task.sigma", $"sigma stands beside {(x ? "x" : "y")}: give sigma alone, or x and y."));
        else if (sigma)
            GivenMatrix.Check("task.sigma", "sigma", task.Matrix("sigma"), architecture.Outputs, architecture.Inputs, architecture, inputs, faults);
        else if (x && y)
            CheckSamples("x", "y", task, architecture, inputs, faults);
        else if (x || y)
            faults.Add(new(x ? "task.x" : "task.y", x ? "x stands without y: give both, or sigma." : "y stands without x: give both, or sigma."));
        else
            faults.Add(new("task", "from-file names no matrix: give sigma, or x and y."));
        if (!sigma && task.Has(InputCovariance.Given))
            faults.Add(new("task." + InputCovariance.Given, "input-covariance stands without sigma: samples bring their own."));
        InputCovariance.Check(task, architecture, inputs, faults);
        CheckTest(task, architecture, inputs, faults);
    }

    public bool IsSurelyWhite(Setting task) => task.Has("sigma") && !task.Has(InputCovariance.Given);

    public Fault? WhyNotWhite(Setting task, IInputs inputs) =>
        Given(task, "x", inputs) is { } x ? Samples.Whitened(x) ? null : new("task.x", Samples.NotWhite(x))
        : InputCovariance.WhyNotWhite(task);

    public bool HasSamples(Setting task) => task.Has("x");

    public int Items(Setting task, Architecture architecture) => HasSamples(task) ? task.Matrix("x").Columns : architecture.Inputs;

    public bool HasTest(Setting task, Activation activation) => task.Has("test-x");

    private static Matrix? Given(Setting task, string name, IInputs inputs) => task.Has(name) ? inputs.Matrix(task.Matrix(name).Digest) : null;

    private static void CheckTest(Setting task, Architecture architecture, IInputs inputs, ICollection<Fault> faults)
    {
        bool x = task.Has("test-x"), y = task.Has("test-y");
        if (x && y)
            CheckSamples("test-x", "test-y", task, architecture, inputs, faults);
        else if (x || y)
            faults.Add(new(x ? "task.test-x" : "task.test-y", x ? "test-x stands without test-y: give both." : "test-y stands without test-x: give both."));
    }

    private static void CheckSamples(string x, string y, Setting task, Architecture architecture, IInputs inputs, ICollection<Fault> faults)
    {
        GivenMatrix.Check("task." + x, x, task.Matrix(x), architecture.Inputs, null, architecture, inputs, faults);
        GivenMatrix.Check("task." + y, y, task.Matrix(y), architecture.Outputs, task.Matrix(x).Columns, architecture, inputs, faults);
    }
}
