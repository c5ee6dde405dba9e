using System.Collections.Immutable;
using LazyRich.Dynamics.Definitions;

namespace LazyRich.Dynamics.Tests;

/// <summary>Definitions with the parts a test doesn't care about filled in.</summary>
internal static class Runs
{
    public static RunDefinition Of(
        string architecture,
        double? lambda,
        Setting? task = null,
        Setting? init = null,
        long seed = 0,
        Setting? solver = null,
        double[]? times = null,
        TimeDefinition? time = null,
        ImmutableArray<string>? observe = null)
    {
        return new(task ?? Regression(), Shape(architecture), init ?? Balanced(1), lambda, seed, solver ?? Setting.Of("exact"),
            time ?? Grid(times ?? [0, 1]), observe ?? ["loss"]);
    }

    public static Architecture Shape(string architecture) =>
        Architecture.TryParse(architecture, out Architecture shape) ? shape : throw new FormatException(architecture);

    public static Setting Regression(double scale = 1) => Setting.Of("random-regression", ("scale", new NumberValue(scale)));

    public static Setting Balanced(double scale) => Setting.Of("lambda-balanced", ("scale", new NumberValue(scale)));

    public static Setting Aligned(double scale) => Setting.Of("task-aligned", ("scale", new NumberValue(scale)));

    public static Setting Descent(double learningRate) => Setting.Of("gradient-descent", ("learning-rate", new NumberValue(learningRate)));

    public static GridTime Grid(double[] times) => new(string.Join(' ', times.Select(time => BitConverter.DoubleToInt64Bits(time))), times);

    public static NumbersValue Numbers(params double[] values) => new([.. values]);
}
