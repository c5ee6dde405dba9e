using LazyRich.Dynamics.Definitions;

namespace LazyRich.Studies.Grammar;

/// <summary>A key whose value is a kind with its parameters.</summary>
/// <param name="Default">The kind that stands when the file is silent; null: the file must say.</param>
internal sealed record Section(string Name, int Index, Kinds<Kind> Kinds, string? Default);

internal static class Sections
{
    public static readonly Section Task = new("task", 0, Catalogue.Tasks, null);
    public static readonly Section Init = new("init", 1, Catalogue.Initialisations, "lambda-balanced");
    public static readonly Section Solver = new("solver", 2, Catalogue.Solvers, "exact");

    /// <summary>Read like the others, but what is observed is one value and no axis.</summary>
    public static readonly Section Observe = new(StudyKeys.Observe, -1, Catalogue.Observables, null);

    public static readonly IReadOnlyList<Section> All = [Task, Init, Solver];
}
