using System.Collections.Immutable;

namespace LazyRich.Dynamics.Definitions;

/// <summary>A name that a study file can give: a task, an initialisation, a solver or an observable.</summary>
/// <param name="Name">As in the study file.</param>
/// <param name="Summary">One sentence.</param>
/// <param name="Source">Equation, theorem or paper.</param>
public record Kind(string Name, string Summary, string Source, ImmutableArray<Parameter> Parameters)
{
    /// <summary>An initialisation that brings its own weights: λ is measured from them and the study file states none.</summary>
    public bool MeasuresLambda { get; init; }

    /// <summary>Parameters of an initialisation that, where one is given, determine λ.</summary>
    public ImmutableArray<string> LambdaParameters { get; init; } = [];

    /// <summary>Whether the study file states no λ beside this setting of the kind.</summary>
    public bool LeavesLambdaOut(Setting setting) => MeasuresLambda || LambdaParameters.Any(setting.Has);

    /// <summary>A solver that advances in steps names the parameter that holds their length in τ; recorded times are multiples of it.</summary>
    public string? StepParameter { get; init; }

    /// <summary>A solver whose equations hold only for starts with W2ᵀW2 − W1W1ᵀ = λI.</summary>
    public bool NeedsBalance { get; init; }

    /// <summary>
    /// A solver for networks of any depth and activation and inputs of any covariance. What does not say so is for two-layer linear networks on
    /// whitened inputs.
    /// </summary>
    public bool AnyNetwork { get; init; }

    /// <summary>A solver of two-layer linear networks for inputs that are white, or whose covariance is aligned with the task.</summary>
    public bool AlignedInputs { get; init; }

    /// <summary>An observable with one number at each time.</summary>
    public bool Scalar { get; init; }

    /// <summary>What the numbers of an observable are called, where they have names; empty where they are counted.</summary>
    public ImmutableArray<string> Elements { get; init; } = [];

    /// <summary>An observable whose shape depends on the number of items of the task.</summary>
    public bool OfItems { get; init; }

    /// <summary>The same, of networks that are not linear.</summary>
    public bool OfItemsUnlessLinear { get; init; }

    /// <summary>A solver that can start where another phase ended, from any weights of the λ it knows.</summary>
    public bool Chains { get; init; }

    /// <summary>A solver that knows where the flow ends, so that t=∞ can be recorded.</summary>
    public bool KnowsLimit { get; init; }

    /// <summary>What a study file says instead of the kind's name; null for kinds that are named.</summary>
    public string? WrittenAs { get; init; }

    /// <summary>An observable of tasks that have test samples or a teacher.</summary>
    public bool NeedsTest { get; init; }
}

/// <summary>The kinds of one sort, in the order in which they are listed to a reader.</summary>
public sealed class Kinds<TKind>(string noun, params ImmutableArray<TKind> all) where TKind : Kind
{
    /// <summary>"task", "initialisation", "solver" or "observable".</summary>
    public string Noun => noun;

    public ImmutableArray<TKind> All => all;

    public TKind? Find(string name) => all.FirstOrDefault(kind => kind.Name == name);

    /// <exception cref="KeyNotFoundException">There is no such kind; the message lists those that are.</exception>
    public TKind this[string name] =>
        Find(name) ?? throw new KeyNotFoundException($"No {noun} '{name}'; there are {string.Join(", ", all.Select(kind => kind.Name))}.");
}
