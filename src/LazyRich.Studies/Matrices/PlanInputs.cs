using System.Collections.Immutable;
using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;

namespace LazyRich.Studies.Matrices;

/// <summary>The matrices that a plan was read with.</summary>
public sealed class PlanInputs(ImmutableDictionary<string, Matrix> matrices) : IInputs
{
    public Matrix Matrix(string digest) => matrices.TryGetValue(digest, out Matrix? matrix)
        ? matrix
        : throw new KeyNotFoundException($"No matrix {digest} is among those that the plan was read with.");
}
