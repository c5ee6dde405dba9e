using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Networks;
using LazyRich.Dynamics.Observables;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Solvers.GradientFlow.Kinks;

/// <summary>
/// A ReLU network on its samples with every gate held: unit j of level l on sample p passes its pre-activation z on (1), or does not (0), whatever
/// the sign of z, so that everything is smooth across the kinks z = 0. Not thread-safe; allocates only when made.
/// </summary>
/// <remarks>Kinks are numbered level by level, unit by unit, sample by sample. A gate between 0 and 1, of a kink that is slid along, passes on z = 0 and that share of the error.</remarks>
internal sealed class GatedNetwork
{
    private readonly Problem problem;
    private readonly StateShape shape;
    private readonly int samples;
    private readonly int[] starts;
    private readonly double[][] activities, errors, motions;
    private readonly Matrix likeness;

    public GatedNetwork(Problem problem, StateShape shape)
    {
        (this.problem, this.shape, samples) = (problem, shape, problem.Samples!.Count);
        starts = new int[shape.Layers];
        for (int level = 1; level < shape.Layers; level++)
            starts[level] = starts[level - 1] + (shape.Widths[level] * samples);
        Gates = new double[starts[^1]];
        PreActivations = new double[Gates.Length];
        activities = [problem.Samples.X.Data, .. shape.Widths.Skip(1).Select(width => new double[width * samples])];
        errors = [.. shape.Widths.Select(width => new double[width * samples])];
        motions = [.. shape.Widths.Select(width => new double[width * samples])];
        likeness = Matrix.Product(problem.Samples.X.Transposed(), problem.Samples.X);
    }

    public double[] Gates { get; }

    /// <summary>z of every kink, after <see cref="Forward"/>.</summary>
    public double[] PreActivations { get; }

    /// <summary>Whether rates are linear in the gates: of one level of hidden units.</summary>
    public bool IsLinearInGates => shape.Layers == 2;

    /// <summary>For every kink the largest |z| of its level, to measure its own by, after <see cref="Forward"/>.</summary>
    public void Sizes(Span<double> sizes)
    {
        for (int level = 1; level < shape.Layers; level++)
        {
            double largest = 0;
            for (int i = starts[level - 1]; i < starts[level]; i++)
                largest = Math.Max(largest, Math.Abs(PreActivations[i]));
            sizes[starts[level - 1]..starts[level]].Fill(largest);
        }
    }

    public void Forward(ReadOnlySpan<double> y)
    {
        for (int level = 1; level <= shape.Layers; level++)
        {
            Multiply(y, level - 1, activities[level - 1], activities[level]);
            if (level == shape.Layers)
                return;
            Span<double> here = activities[level];
            here.CopyTo(PreActivations.AsSpan(starts[level - 1]));
            for (int i = 0; i < here.Length; i++)
                here[i] = Gates[starts[level - 1] + i] == 1 ? here[i] : 0;
        }
    }

    /// <summary>
    /// What the errors of the outputs ask of every hidden unit of a two-layer network, whether or not its gate lets it through, after
    /// <see cref="Forward"/>: W2ᵀ(Y − f(X))/P.
    /// </summary>
    public void Pull(ReadOnlySpan<double> y)
    {
        SetTopErrors();
        Descend(y, 1);
    }

    /// <summary>ż of a kink of a two-layer network by all gates that are open, after <see cref="Pull"/>.</summary>
    public double RateByOpenGates(int kink)
    {
        int unit = kink / samples * samples;
        double rate = 0;
        for (int p = 0; p < samples; p++)
        {
            if (Gates[unit + p] == 1)
                rate += errors[1][unit + p] * likeness[kink - unit, p];
        }

        return rate;
    }

    /// <summary>By how much opening another kink's gate changes ż of a kink of a two-layer network, after <see cref="Pull"/>.</summary>
    public double Slope(int kink, int other) =>
        kink / samples == other / samples ? errors[1][other] * likeness[kink % samples, other % samples] : 0;

    /// <summary>−∇L after <see cref="Forward"/>, 0 in frozen layers.</summary>
    public void Backward(ReadOnlySpan<double> y, Span<double> velocity)
    {
        SetTopErrors();
        for (int layer = shape.Layers - 1; layer >= 0; layer--)
        {
            Outer(layer, velocity);
            if (layer == 0)
                return;
            Descend(y, layer);
            Span<double> below = errors[layer];
            for (int i = 0; i < below.Length; i++)
                below[i] *= Gates[starts[layer - 1] + i];
        }
    }

    /// <summary>ż of every kink when the weights move, after <see cref="Forward"/>.</summary>
    public void Rates(ReadOnlySpan<double> y, ReadOnlySpan<double> velocity, Span<double> rates)
    {
        for (int level = 1; level < shape.Layers; level++)
        {
            double[] here = motions[level];
            Multiply(velocity, level - 1, activities[level - 1], here);
            if (level > 1)
                Multiply(y, level - 1, motions[level - 1], here, add: true);
            here.CopyTo(rates[starts[level - 1]..]);
            for (int i = 0; i < here.Length; i++)
                here[i] = Gates[starts[level - 1] + i] == 1 ? here[i] : 0;
        }
    }

    /// <summary>to = W·from, columns being samples.</summary>
    private void Multiply(ReadOnlySpan<double> state, int layer, double[] from, double[] to, bool add = false)
    {
        MatrixPlace place = shape.Place(layer);
        if (!add)
            to.AsSpan().Clear();
        for (int j = 0; j < place.Rows; j++)
        {
            Span<double> row = to.AsSpan(j * samples, samples);
            for (int i = 0; i < place.Columns; i++)
                Vectors.AddScaled(row, state[place.At(j, i)], from.AsSpan(i * samples, samples));
        }
    }

    /// <summary>Ẇ = error·activityᵀ.</summary>
    private void Outer(int layer, Span<double> velocity)
    {
        MatrixPlace place = shape.Place(layer);
        for (int j = 0; j < place.Rows; j++)
        {
            for (int i = 0; i < place.Columns; i++)
            {
                velocity[place.At(j, i)] = problem.Frozen.Contains(layer) ? 0
                    : Vectors.Dot(errors[layer + 1].AsSpan(j * samples, samples), activities[layer].AsSpan(i * samples, samples));
            }
        }
    }

    private void SetTopErrors()
    {
        double[] top = errors[^1], output = activities[^1], wanted = problem.Samples!.Y.Data;
        for (int i = 0; i < top.Length; i++)
            top[i] = (wanted[i] - output[i]) / samples;
    }

    /// <summary>The errors of the level below a layer, before its gates: Wᵀ·error.</summary>
    private void Descend(ReadOnlySpan<double> y, int layer)
    {
        MatrixPlace place = shape.Place(layer);
        Span<double> below = errors[layer];
        below.Clear();
        for (int i = 0; i < place.Columns; i++)
        {
            for (int j = 0; j < place.Rows; j++)
                Vectors.AddScaled(below.Slice(i * samples, samples), y[place.At(j, i)], errors[layer + 1].AsSpan(j * samples, samples));
        }
    }
}
