using System.Collections.Immutable;

namespace LazyRich.Dynamics.Definitions;

/// <summary>What phases make of a task that a study names: parameters that any kind of task can have beside its own.</summary>
public static class TaskVariant
{
    public static Parameter Negate { get; } = new("negate", ParameterType.Flag, "S and the targets with the other sign.");

    /// <summary>Absent in the first phase, so that it is the task of a run without phases.</summary>
    public static Parameter Stream { get; } = new("stream", ParameterType.Integer, "Drawn from this random stream of the seed instead of its first.") { Minimum = 2 };

    public static ImmutableArray<Parameter> All => [Negate, Stream];
}
