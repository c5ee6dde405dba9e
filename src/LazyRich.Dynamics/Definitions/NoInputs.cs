using LazyRich.Dynamics.Algebra;

namespace LazyRich.Dynamics.Definitions;

/// <summary>For definitions that name no matrices.</summary>
internal sealed class NoInputs : IInputs
{
    public static NoInputs Instance { get; } = new();

    public Matrix Matrix(string digest) => throw new KeyNotFoundException($"No matrix {digest} is known here.");
}
