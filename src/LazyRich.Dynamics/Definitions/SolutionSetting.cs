namespace LazyRich.Dynamics.Definitions;

/// <summary>
/// The start at the solution of a task, <c>start: {at: solution, of: …}</c>, as an initialisation's setting: the task's kind is its value <c>of</c>,
/// the task's parameters are <c>of.rank</c> and so on.
/// </summary>
public static class SolutionSetting
{
    public const string Kind = "solution", Share = "share";

    private const string Of = "of";

    /// <param name="share">0 &lt; share ≤ 1: how much of the solution is learned; null: all, and not part of the setting.</param>
    public static Setting At(Setting task, double? share)
    {
        var values = task.Values.ToDictionary(value => $"{Of}.{value.Key}", value => value.Value);
        values[Of] = new TextValue(task.Kind);
        if (share is { } given)
            values[Share] = new NumberValue(given);
        return Setting.Of(Kind, [.. values.Select(value => (value.Key, value.Value))]);
    }

    public static Setting TaskOf(Setting init) => Setting.Of(
        init.Text(Of),
        [.. init.Values.Where(value => value.Key.StartsWith(Of + ".", StringComparison.Ordinal)).Select(value => (value.Key[(Of.Length + 1)..], value.Value))]);
}
