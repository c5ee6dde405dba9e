using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Initialisations;

namespace LazyRich.Dynamics.Tasks;

/// <summary>Σxx = V diag(d) Vᵀ by its condition number, the shape of its spectrum and its orientation to the task, or from a file; mean(d) = 1 unless from a file.</summary>
/// <remarks>
/// What is learned stays: the task on whitened inputs says the map from inputs to outputs, and inputs x become Σxx^½x. Stream: "task/inputs" (V).
/// </remarks>
internal static class InputCovariance
{
    public const string Given = "input-covariance", Condition = "input-covariance.condition", Spectrum = "input-covariance.spectrum";
    public const string Orientation = "input-covariance.orientation", Geometric = "geometric", PowerLaw = "power-law", OneOutlier = "one-outlier";

    private const double SymmetricTo = 1e-10;

    public static bool IsGiven(Setting task) => task.Has(Given) || task.Has(Condition);

    public static Fault? WhyNotWhite(Setting task) => !IsGiven(task) ? null
        : new(task.Has(Given) ? Given.Insert(0, "task.") : "task." + Condition, "input-covariance makes inputs that are not white");

    /// <param name="map">What is learned, No×Ni: its right singular vectors are what the orientation is to.</param>
    /// <returns>Σxx, Ni×Ni.</returns>
    public static Matrix Draw(Setting task, Matrix map, long seed, IInputs inputs)
    {
        if (task.Has(Given))
            return inputs.Matrix(task.Matrix(Given).Digest);
        double[] eigenvalues = Eigenvalues(task, map.Columns);
        Matrix axes = Axes(task.NumberOr(Orientation, 0), map, seed);
        return Compose(axes, eigenvalues);
    }

    /// <summary>Σ^½, symmetric.</summary>
    public static Matrix Root(Matrix covariance)
    {
        Svd svd = Svd.Of(covariance);
        return Compose(svd.Right, [.. svd.Values.Select(Math.Sqrt)]);
    }

    public static void Check(Setting task, Architecture architecture, IInputs inputs, ICollection<Fault> faults)
    {
        foreach (string name in new[] { Spectrum, Orientation })
        {
            if (task.Has(name) && !task.Has(Condition))
                faults.Add(new("task." + name, $"{name} stands without {Condition}, of which it is a part: give both."));
        }

        if (!task.Has(Given)
            || !GivenMatrix.Check("task." + Given, Given, task.Matrix(Given), architecture.Inputs, architecture.Inputs, architecture, inputs, faults))
        {
            return;
        }

        Matrix given = inputs.Matrix(task.Matrix(Given).Digest);
        if (WhyNoCovariance(given) is { } why)
            faults.Add(new("task." + Given, $"{Given} is no covariance: {why}."));
    }

    private static string? WhyNoCovariance(Matrix given)
    {
        Svd svd = Svd.Of(given);
        for (int i = 0; i < given.Rows; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (Math.Abs(given[i, j] - given[j, i]) > SymmetricTo * svd.Values[0])
                    return $"entry ({i + 1}, {j + 1}) is {Format.Number(given[i, j])} and entry ({j + 1}, {i + 1}) is {Format.Number(given[j, i])}, but it must be symmetric";
            }
        }

        for (int k = 0; k < svd.Values.Length; k++)
        {
            if (svd.Values[k] > SymmetricTo * svd.Values[0] && Vectors.Dot(svd.Left.Row(k), svd.Right.Row(k)) < 0)
                return $"it has the negative eigenvalue {Format.Number(-svd.Values[k])}";
        }

        return svd.Values[0] > 0 ? null : "all its entries are 0";
    }

    private static double[] Eigenvalues(Setting task, int count)
    {
        double condition = task.Number(Condition);
        var values = new double[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = count == 1 ? 1 : (task.Has(Spectrum) ? task.Text(Spectrum) : Geometric) switch
            {
                PowerLaw => Elementary.Pow(i + 1, -Elementary.Log(condition) / Elementary.Log(count)),
                OneOutlier => i == 0 ? condition : 1,
                _ => Elementary.Pow(condition, -i / (count - 1.0)),
            };
        }

        double mean = values.Sum() / count;
        return [.. values.Select(value => value / mean)];
    }

    /// <summary>Rows are eigenvectors, that of the largest eigenvalue first.</summary>
    private static Matrix Axes(double orientation, Matrix map, long seed)
    {
        Matrix random = RandomDirections.Draw(seed, "task/inputs", map.Columns, map.Columns);
        if (orientation == 0)
            return random;
        var task = new Matrix(map.Columns, map.Columns, random.Data);
        Matrix right = Svd.Of(map).Right;
        right.Data.CopyTo(task.Data, 0);
        OrthonormalRows.Orthonormalise(task, right.Rows);
        if (orientation < 0)
            Reverse(task);
        FaceTheSameWay(task, random);
        return OrthonormalPath.At(Math.Abs(orientation), random, task);
    }

    private static void Reverse(Matrix rows)
    {
        for (int i = 0; i < rows.Rows / 2; i++)
            Vectors.Swap(rows.Row(i), rows.Row(rows.Rows - 1 - i));
    }

    /// <summary>An eigenvector has no sign: each takes the one nearer to the other frame's, and one more is turned where no rotation joins the two.</summary>
    private static void FaceTheSameWay(Matrix axes, Matrix others)
    {
        var between = new Matrix(axes.Rows, axes.Rows);
        int weakest = 0;
        for (int k = 0; k < axes.Rows; k++)
        {
            if (Vectors.Dot(axes.Row(k), others.Row(k)) < 0)
                Negate(axes.Row(k));
            if (Vectors.Dot(axes.Row(k), others.Row(k)) < Vectors.Dot(axes.Row(weakest), others.Row(weakest)))
                weakest = k;
            for (int j = 0; j < axes.Rows; j++)
                between[k, j] = Vectors.Dot(axes.Row(k), others.Row(j));
        }

        if (Lu.Determinant(between) < 0)
            Negate(axes.Row(weakest));
    }

    private static void Negate(Span<double> row)
    {
        foreach (ref double entry in row)
            entry = -entry;
    }

    private static Matrix Compose(Matrix axes, double[] eigenvalues)
    {
        var matrix = new Matrix(axes.Columns, axes.Columns);
        for (int k = 0; k < eigenvalues.Length; k++)
            matrix.AddOuter(eigenvalues[k], axes.Row(k), axes.Row(k));
        return matrix;
    }
}
