using LazyRich.Dynamics.Definitions;
using LazyRich.Studies.Plan;

namespace LazyRich.Reporting.Predictions;

/// <summary>Runs of a plan that differ in their seed only.</summary>
/// <param name="First">The first of them.</param>
/// <param name="Seeds">As many of their definitions as are looked at.</param>
public sealed record PlannedCell(PlannedRun First, IReadOnlyList<RunDefinition> Seeds)
{
    /// <summary>The value of a query column: architecture, lambda, task, init.scale, …, a matrix as it is planned; null where there is none.</summary>
    public object? Value(string column)
    {
        Configuration shared = First.Configuration;
        return column switch
        {
            "architecture" => shared.Architecture.Name,
            "lambda" => First.Lambda,
            "task" => shared.Task.Kind,
            "init" => shared.Init.Kind,
            "solver" => shared.Solver.Kind,
            _ => Parameter(shared, column.Split('.', 2)),
        };
    }

    private static object? Parameter(Configuration shared, string[] name)
    {
        Setting? section = name[0] switch { "task" => shared.Task, "init" => shared.Init, "solver" => shared.Solver, _ => null };
        return name.Length < 2 || section?.Values.GetValueOrDefault(name[1]) is not { } value
            ? null
            : value switch
            {
                NumberValue number => number.Value,
                TextValue text => text.Value,
                FlagValue flag => flag.Value ? "true" : "false",
                NumbersValue numbers => $"[{string.Join(", ", numbers.Values)}]",
                MatrixValue matrix => matrix,
                _ => null,
            };
    }
}
