using System.Collections.Immutable;

namespace LazyRich.Dynamics.Definitions;

/// <summary>
/// A kind and its parameters, complete: <c>{kind: lambda-balanced, scale: 0.1}</c>. Nested keys are dotted: <c>scale.absolute</c>.
/// Immutable, thread-safe, shared by all runs that hold it.
/// </summary>
public sealed record Setting(string Kind, ImmutableSortedDictionary<string, SettingValue> Values)
{
    public static Setting Of(string kind, params ReadOnlySpan<(string Name, SettingValue Value)> values)
    {
        var map = ImmutableSortedDictionary.CreateBuilder<string, SettingValue>(StringComparer.Ordinal);
        foreach ((string name, SettingValue value) in values)
            map[name] = value;
        return new(kind, map.ToImmutable());
    }

    public bool Has(string name) => Values.ContainsKey(name);

    /// <exception cref="KeyNotFoundException">The kind declares no such parameter, or it has no default and was not given.</exception>
    public double Number(string name) => ((NumberValue)Values[name]).Value;

    public int Integer(string name) => (int)Number(name);

    public string Text(string name) => ((TextValue)Values[name]).Value;

    public bool Flag(string name) => ((FlagValue)Values[name]).Value;

    public ImmutableArray<double> Numbers(string name) => ((NumbersValue)Values[name]).Values;

    public MatrixValue Matrix(string name) => (MatrixValue)Values[name];

    public double NumberOr(string name, double otherwise) => Values.TryGetValue(name, out SettingValue? value) ? ((NumberValue)value).Value : otherwise;

    public bool Equals(Setting? other) =>
        other is not null && Kind == other.Kind && Values.Count == other.Values.Count && Values.SequenceEqual(other.Values);

    public override int GetHashCode() => HashCode.Combine(Kind, Values.Count);
}
