using LazyRich.Dynamics;
using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Studies.Matrices;

namespace LazyRich.Cli.Verbs.Solve;

/// <summary>From a user's files to a network and a task; what does not fit is said with the file's name.</summary>
internal static class GivenWeights
{
    /// <param name="files">From input to output, at least two.</param>
    public static Network Network(string[] files)
    {
        Matrix[] layers = Array.ConvertAll(files, Read);
        for (int l = 1; l < layers.Length; l++)
            RequireChain(files[l - 1], layers[l - 1], files[l], layers[l], l);
        return LazyRich.Dynamics.Network.FromWeights(layers);
    }

    /// <param name="layer">Number of the first one, from 1.</param>
    private static void RequireChain(string w1, Matrix first, string w2, Matrix second, int layer)
    {
        if (second.Columns == first.Rows)
            return;
        string turned = second.Rows == first.Rows ? $"; the transpose of {w2} would fit"
            : second.Columns == first.Columns ? $"; the transpose of {w1} would fit"
            : second.Rows == first.Columns ? $"; {w2} as W{layer} and {w1} as W{layer + 1} would fit" : "";
        string wanted = layer == 1 ? "W1 is Nh×Ni and W2 No×Nh, of one hidden width Nh" : $"W{layer + 1} needs as many columns as W{layer} has rows";
        throw Usage($"{w1} is {first.Rows}×{first.Columns} and {w2} {second.Rows}×{second.Columns}: {wanted}{turned}");
    }

    /// <summary>S as given, or from samples.</summary>
    public static LearningTask Task(string? sigma, string? x, string? y, Network network)
    {
        Architecture shape = network.Architecture;
        if (sigma is not null && (x ?? y) is not null)
            throw Usage("--task stands beside --x or --y: give S alone, or X and Y");
        if (sigma is not null)
        {
            if (network.Activation != Activation.Linear)
                throw Usage($"a network with {network.Activation.Name()} units learns from samples: give --x X and --y Y instead of --task");
            Matrix s = Read(sigma);
            Require(s.Rows == shape.Outputs && s.Columns == shape.Inputs, sigma, s, $"S is No×Ni, {shape.Outputs}×{shape.Inputs} in {shape}",
                s.Rows == shape.Inputs && s.Columns == shape.Outputs);
            return LearningTask.FromSigma(s);
        }

        if (x is null || y is null)
            throw Usage("what is learned is missing: give --task S, or --x X and --y Y");
        (Matrix inputs, Matrix targets) = (Read(x), Read(y));
        Require(inputs.Rows == shape.Inputs, x, inputs, $"X is Ni×P, one sample a column, {shape.Inputs} rows in {shape}", inputs.Columns == shape.Inputs);
        Require(targets.Rows == shape.Outputs, y, targets, $"Y is No×P, one sample a column, {shape.Outputs} rows in {shape}", targets.Columns == shape.Outputs);
        if (targets.Columns != inputs.Columns)
            throw Usage($"{x} has {inputs.Columns} samples and {y} {targets.Columns}: one column each");
        return LearningTask.FromSamples(inputs, targets);
    }

    private static void Require(bool fits, string file, Matrix matrix, string wanted, bool turned)
    {
        if (!fits)
            throw Usage($"{file} is {matrix.Rows}×{matrix.Columns}, but {wanted}{(turned ? "; its transpose would fit" : "")}");
    }

    private static Matrix Read(string file)
    {
        if (!File.Exists(file))
            throw Usage($"there is no file '{file}'");
        try
        {
            return MatrixFile.Read(file);
        }
        catch (MatrixFormatException error)
        {
            throw Usage($"'{file}' cannot be read: {error.Message}");
        }
    }

    private static UserException Usage(string message) => new(ExitCode.Usage, message);
}
