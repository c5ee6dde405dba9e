using LazyRich.Dynamics.Algebra;

namespace LazyRich.Dynamics.Definitions;

/// <summary>Where the matrices that runs name by digest come from: the files a study was read with, the store, or the head of a cluster.</summary>
public interface IInputs
{
    /// <exception cref="KeyNotFoundException">No matrix of that digest is known here.</exception>
    Matrix Matrix(string digest);
}
