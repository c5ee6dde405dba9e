using LazyRich.Dynamics.Algebra;

namespace LazyRich.Studies.Matrices;

/// <summary>Where the matrices that a study names come from.</summary>
public interface IMatrixSource
{
    /// <returns>Null when there is none of that name.</returns>
    /// <exception cref="MatrixFormatException">It cannot be read; the message says why.</exception>
    Matrix? Find(string name);

    /// <summary>The nearest name that there is.</summary>
    string? Nearest(string name);

    /// <summary>How a name that is not there is explained.</summary>
    string Whereabouts { get; }
}
