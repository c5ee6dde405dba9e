using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;

namespace LazyRich.Dynamics.Tasks;

/// <summary>The items of a tree and what is true of them (Saxe 2019, SCIENCE section 7), scaled to whitened inputs: S = Yᵀ.</summary>
/// <remarks>
/// A property for all, and for each node of each level those that tell its branches apart: ±1 on the two sides of a split, and of b branches b−1
/// orthogonal contrasts of the same size. Each is as long as the root of the number of items below its node: eight items of a binary tree have
/// singular values √8 twice, 2 twice, √2 four times. The raw form, one-hot items with Σxx = I/n, is the same dynamics at t/n. Nothing is
/// drawn, so the seed does not matter.
/// </remarks>
internal sealed class SemanticHierarchy : ITaskKind
{
    public const string Levels = "levels", Branching = "branching", Form = "form", Scaled = "scaled", Raw = "raw";

    public LinearTask Build(Setting task, Architecture architecture, long seed, IInputs inputs)
    {
        int items = architecture.Inputs;
        Matrix s = PropertiesOfItems(items, BranchingOf(task)), x = Matrix.Identity(items);
        foreach (ref double entry in x.Data.AsSpan())
            entry *= Math.Sqrt(items);
        LinearTask scaled = new(s, 0) { Samples = new(x, Matrix.Product(s, x)) };
        return IsRaw(task) ? ToRaw(scaled, items) : CorrelatedInputs.Of(scaled, task, seed, inputs);
    }

    public void Check(Setting task, Architecture architecture, IInputs inputs, ICollection<Fault> faults)
    {
        InputCovariance.Check(task, architecture, inputs, faults);
        if (IsRaw(task) && InputCovariance.IsGiven(task))
            faults.Add(new("task.form", "form raw has the covariance I/n of one-hot items: leave input-covariance out, or take form scaled."));
        double items = 1;
        for (int level = 0; level < LevelsOf(task); level++)
            items *= BranchingOf(task);
        if (architecture.Inputs != items || architecture.Outputs != items)
        {
            string widths = string.Join('-', architecture.Widths.Skip(1).SkipLast(1));
            faults.Add(new("architecture", $"{architecture} has {architecture.Inputs} inputs and {architecture.Outputs} outputs, but "
                + $"semantic-hierarchy has {items} items and {items} properties: {items}-{(items == 8 && architecture.Layers == 2 ? "8" : widths)}-{items}"
                + $"{(architecture.Layers == 2 ? ", or another hidden width between them" : "")}."));
        }
    }

    public bool IsSurelyWhite(Setting task) => !IsRaw(task) && !InputCovariance.IsGiven(task);

    public Fault? WhyNotWhite(Setting task, IInputs inputs) => IsRaw(task)
        ? new("task.form", "form raw makes inputs of covariance I/n")
        : InputCovariance.WhyNotWhite(task);

    public bool HasSamples(Setting task) => true;

    public int Items(Setting task, Architecture architecture) => architecture.Inputs;

    public bool HasTest(Setting task, Activation activation) => false;

    private static bool IsRaw(Setting task) => task.Has(Form) && task.Text(Form) == Raw;

    private static int LevelsOf(Setting task) => task.Has(Levels) ? task.Integer(Levels) : 3;

    private static int BranchingOf(Setting task) => task.Has(Branching) ? task.Integer(Branching) : 2;

    /// <summary>X = I: inputs less by √n, and targets as they are.</summary>
    private static LinearTask ToRaw(LinearTask scaled, int items)
    {
        Matrix x = Matrix.Identity(items), s = Matrix.Product(scaled.S, x), covariance = Matrix.Identity(items);
        foreach (ref double entry in s.Data.AsSpan())
            entry /= items;
        foreach (ref double entry in covariance.Data.AsSpan())
            entry /= items;
        return new(s, 0) { InputCovariance = covariance, Samples = new(x, scaled.S) };
    }

    private static Matrix PropertiesOfItems(int items, int branching)
    {
        var s = new Matrix(items, items);
        for (int item = 0; item < items; item++)
            s[0, item] = 1;
        int property = 1;
        for (int members = items; members >= branching; members /= branching)
        {
            for (int first = 0; first < items; first += members)
            {
                for (int contrast = 1; contrast < branching; contrast++, property++)
                    TellApart(s.Row(property).Slice(first, members), contrast, members / branching, branching);
            }
        }

        return s;
    }

    /// <summary>The branches before one against that one: √(b/(k(k+1))) on each of the first k, −k times that on the next.</summary>
    private static void TellApart(Span<double> row, int contrast, int members, int branching)
    {
        double size = Math.Sqrt(branching / (double)(contrast * (contrast + 1)));
        row[..(contrast * members)].Fill(size);
        row.Slice(contrast * members, members).Fill(-contrast * size);
    }
}
