using LazyRich.Dynamics.Algebra;

namespace LazyRich.Dynamics.Tests;

/// <summary>The semantic hierarchy of Saxe 2019 as SCIENCE section 7 lists it.</summary>
internal static class Hierarchy
{
    /// <summary>Yᵀ, features × items.</summary>
    public static Matrix Targets { get; } = new Matrix(8, 8,
    [
        1, 1, 1, 0, 1, 0, 0, 0,
        1, 1, 1, 0, -1, 0, 0, 0,
        1, 1, -1, 0, 0, 1, 0, 0,
        1, 1, -1, 0, 0, -1, 0, 0,
        1, -1, 0, 1, 0, 0, 1, 0,
        1, -1, 0, 1, 0, 0, -1, 0,
        1, -1, 0, -1, 0, 0, 0, 1,
        1, -1, 0, -1, 0, 0, 0, -1,
    ]).Turned();
}
