using LazyRich.Dynamics.Algebra;

namespace LazyRich.Dynamics.Observables;

/// <summary>The singular vectors of a task in the frame of the states, and which of them a tie leaves free to mix.</summary>
internal sealed class TaskModes
{
    // Of the largest value: closer values are equal, smaller ones 0.
    private const double Tie = 1e-9;

    private readonly Svd svd;

    public TaskModes(Target target)
    {
        svd = Svd.Of(target.Task());
        Groups = new int[svd.Values.Length];
        for (int k = 1; k < Groups.Length; k++)
            Groups[k] = svd.Values[k - 1] - svd.Values[k] > Tie * svd.Values[0] ? k : Groups[k - 1];
    }

    /// <summary>Row k is ũₖ, min(Ni, No)×No.</summary>
    public Matrix Left => svd.Left;

    /// <summary>s, largest first.</summary>
    public double[] Values => svd.Values;

    /// <summary>Row k is ṽₖ, min(Ni, No)×Ni.</summary>
    public Matrix Right => svd.Right;

    /// <summary>Of each mode, the first with the same singular value.</summary>
    public int[] Groups { get; }

    public bool Learned(int mode) => svd.Values[mode] > Tie * svd.Values[0];

    /// <returns>Σₖ weights(sₖ) vₖvₖᵀ over Frobenius norm, for one side's vectors.</returns>
    public Matrix UnitForm(Matrix vectors, Func<double, double> weight)
    {
        var form = new Matrix(vectors.Columns, vectors.Columns);
        for (int k = 0; k < Values.Length; k++)
            form.AddOuter(weight(Values[k]), vectors.Row(k), vectors.Row(k));
        double norm = Math.Sqrt(Vectors.Dot(form.Data, form.Data));
        foreach (ref double entry in form.Data.AsSpan())
            entry /= norm;
        return form;
    }
}
