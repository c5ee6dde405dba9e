using LazyRich.Dynamics.Algebra;

namespace LazyRich.Studies.Matrices;

/// <summary>Matrices that came with the study, from a machine whose files are out of reach.</summary>
internal sealed class GivenMatrices(IReadOnlyDictionary<string, Matrix> byName) : IMatrixSource
{
    public string Whereabouts => byName.Count == 0 ? "no files came with the study" : $"with the study came {string.Join(", ", byName.Keys)}";

    public Matrix? Find(string name) => byName.GetValueOrDefault(name);

    public string? Nearest(string name) => Faults.Nearest.Of(name, byName.Keys);
}
