using System.Collections.Immutable;

namespace LazyRich.Dynamics.Definitions;

public enum ParameterType
{
    Number,
    Integer,
    Flag,
    Choice,
    Numbers,
    Matrix,
}

/// <summary>
/// What a kind says of one of its parameters. The study file's validation, the defaults in a run key, the JSON Schema and the reference
/// page are all made from it.
/// </summary>
/// <param name="Name">As in the study file; dotted when nested (<c>scale.absolute</c>).</param>
/// <param name="Summary">One sentence with the unit, for the reader of the reference.</param>
public sealed record Parameter(string Name, ParameterType Type, string Summary)
{
    /// <summary>Filled in when the file is silent; null: the parameter stays absent unless given.</summary>
    public SettingValue? Default { get; init; }

    public bool Required { get; init; }

    /// <summary>Inclusive, unless <see cref="MinimumExcluded"/>.</summary>
    public double Minimum { get; init; } = double.NegativeInfinity;

    public bool MinimumExcluded { get; init; }

    /// <summary>Inclusive.</summary>
    public double Maximum { get; init; } = double.PositiveInfinity;

    /// <summary>For <see cref="ParameterType.Choice"/>.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>Names of parameters that this one cannot stand beside; giving this one removes their defaults.</summary>
    public ImmutableArray<string> Excludes { get; init; } = [];
}
