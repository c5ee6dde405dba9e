using LazyRich.Dynamics.Algebra;

namespace LazyRich.Dynamics.Initialisations;

/// <summary>The weights at t=0.</summary>
/// <param name="W1">Nh×Ni.</param>
/// <param name="W2">No×Nh.</param>
internal readonly record struct Weights(Matrix W1, Matrix W2);
