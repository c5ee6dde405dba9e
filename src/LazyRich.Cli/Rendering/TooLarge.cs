using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Results;
using LazyRich.Grains.Wire;
using LazyRich.Reporting.Predictions;
using LazyRich.Studies.Plan;

namespace LazyRich.Cli.Rendering;

/// <summary>What is said before anything runs of results and matrices that are larger than travels to and from a solver: their runs would fail.</summary>
internal static class TooLarge
{
    public static IEnumerable<string> Of(StudyPlan plan, PlanSize size) => Results(size).Concat(Matrices(plan, MessageSize.Most));

    /// <param name="most">Bytes that a matrix may have.</param>
    internal static IEnumerable<string> Matrices(StudyPlan plan, long most) => plan.Files
        .Select(file => (Name: file.Key, Bytes: BytesOf(plan.Inputs[file.Value])))
        .Where(file => file.Bytes > most)
        .OrderBy(file => file.Name, StringComparer.Ordinal)
        .Select(file => $"too large: {file.Name} has {MessageSize.MebiBytes(file.Bytes)}, and {MessageSize.MebiBytes(most)} can be sent to a solver: its runs would fail");

    private static IEnumerable<string> Results(PlanSize size)
    {
        if (size.TooLarge == 0)
            yield break;
        string which = size.TooLarge == size.Runs ? $"each of {size.Runs:N0} runs" : $"each of {size.TooLarge:N0} of {size.Runs:N0} runs";
        SeriesSize series = size.LargestSeries;
        yield return $"too large: the result of {which} is over {MessageSize.MebiBytes(MessageSize.Most)}, and they would fail after they are solved. "
            + $"The largest has {MessageSize.MebiBytes(size.LargestBytes)}, of which {series.Observable} {MessageSize.MebiBytes(sizeof(double) * series.Numbers)}: "
            + $"{size.Largest.Times:N0} times × {series.PerTime:N0} numbers";
        yield return size.TimesThatFit >= 2
            ? $"  record at most {size.TimesThatFit:N0} times, or leave {series.Observable} out"
            : $"  two times are too many: leave {series.Observable} out, or take smaller networks";
    }

    private static long BytesOf(Matrix matrix) => sizeof(double) * (long)matrix.Data.Length;
}
