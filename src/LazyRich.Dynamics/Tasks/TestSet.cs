namespace LazyRich.Dynamics.Tasks;

/// <summary>What a network is tested on: test error = ½‖f(X) − Y‖²/P + Floor.</summary>
/// <param name="Samples">Drawn, or, for a linear network and a known teacher, as many as give the expected error exactly.</param>
/// <param name="Floor">The part of the expected error that the noise of the targets makes, ≥ 0.</param>
public sealed record TestSet(Samples Samples, double Floor);
