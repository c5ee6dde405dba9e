namespace LazyRich.Dynamics;

/// <summary>A network or task is not what a solver takes for granted. The message names the assumption and the solver that fits.</summary>
public sealed class AssumptionException(string message) : ArgumentException(message);
