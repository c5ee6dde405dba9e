namespace LazyRich.Dynamics.Solvers.GradientFlow.Kinks;

/// <summary>A flow of ReLU units that cannot be followed further; always caught by the solver, which says so.</summary>
internal sealed class KinkException(string message) : Exception(message);
