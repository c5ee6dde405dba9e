using LazyRich.Store.Reading;

namespace LazyRich.Store.Export.Npz;

/// <summary>
/// How ragged data becomes arrays. One array <c>name</c> when every run has the same shape; else one for each architecture, <c>name.5-5-5</c>, its
/// rows in the order of the runs of that architecture; else one for each run, <c>name.KEY</c>. Nothing is padded: NaN is a result.
/// </summary>
/// <param name="Runs">The rows of the array, by place in the index.</param>
/// <param name="Shape">Of one run.</param>
/// <param name="Stacked">Runs come first in the array's shape; false for an array of a single run.</param>
internal sealed record ArrayPlan(string Name, int[] Runs, long[] Shape, bool Stacked)
{
    public static IReadOnlyList<ArrayPlan> Of(string name, Shaped[] shapes, IReadOnlyList<StoredTrajectory> index)
    {
        if (shapes.Length == index.Count && IsUniform(shapes)) return [Stack(name, shapes)];
        IGrouping<string, Shaped>[] groups = [.. shapes.GroupBy(shaped => shaped.Architecture)];
        ILookup<string, StoredTrajectory> architectures = index.ToLookup(RunIndex.Architecture);
        return groups.All(group => group.Count() == architectures[group.Key].Count() && IsUniform([.. group]))
            ? [.. groups.Select(group => Stack($"{name}.{group.Key}", [.. group]))]
            : [.. shapes.Select(shaped => new ArrayPlan($"{name}.{index[shaped.Run].Key}", [shaped.Run], shaped.Shape, false))];
    }

    public long[] FullShape => Stacked ? [Runs.Length, .. Shape] : Shape;

    private static ArrayPlan Stack(string name, Shaped[] shapes) =>
        new(name, Array.ConvertAll(shapes, shaped => shaped.Run), shapes.Length == 0 ? [] : shapes[0].Shape, true);

    private static bool IsUniform(Shaped[] shapes) => Array.TrueForAll(shapes, shaped => shaped.Shape.AsSpan().SequenceEqual(shapes[0].Shape));
}
