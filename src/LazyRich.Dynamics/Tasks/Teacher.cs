using System.Runtime.InteropServices;
using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Networks;
using Architecture = LazyRich.Dynamics.Definitions.Architecture;

namespace LazyRich.Dynamics.Tasks;

/// <summary>The network that a student learns from.</summary>
/// <param name="W1">Nh×Ni.</param>
/// <param name="W2">No×Nh.</param>
internal sealed record Teacher(Matrix W1, Matrix W2, Activation Activation)
{
    /// <summary>W2W1, No×Ni: the teacher itself where it is linear.</summary>
    public Matrix Map => Matrix.Product(W2, W1);

    /// <param name="architecture">Of the student, whose first hidden width is the teacher's unless <c>hidden</c> says another.</param>
    public static Teacher Draw(Setting task, Architecture architecture, long seed)
    {
        int hidden = task.Has("hidden") ? task.Integer("hidden") : architecture.Hidden;
        return new(
            Draw(hidden, architecture.Inputs, 1, seed, "teacher/w1"),
            Draw(architecture.Outputs, hidden, task.NumberOr("scale", 1), seed, "teacher/w2"),
            ActivationOf(task));
    }

    public static Activation ActivationOf(Setting task) =>
        task.Has("activation") && ActivationNames.TryParse(task.Text("activation"), out Activation activation) ? activation : Activation.Linear;

    /// <param name="x">Ni×P.</param>
    /// <returns>W2φ(W1x), No×P.</returns>
    public Matrix Answer(Matrix x)
    {
        Matrix hidden = Matrix.Product(W1, x);
        Span<Lane1> units = MemoryMarshal.Cast<double, Lane1>(hidden.Data.AsSpan());
        HiddenUnits.Activate(Activation, units, new Lane1[units.Length]);
        return Matrix.Product(W2, hidden);
    }

    private static Matrix Draw(int rows, int columns, double scale, long seed, string purpose)
    {
        Matrix weights = Samples.DrawNormal(rows, columns, seed, purpose);
        double factor = scale / Math.Sqrt(columns);
        foreach (ref double entry in weights.Data.AsSpan())
            entry *= factor;
        return weights;
    }
}
