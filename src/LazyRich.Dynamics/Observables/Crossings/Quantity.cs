namespace LazyRich.Dynamics.Observables.Crossings;

internal enum Quantity
{
    ExcessLoss,
    KernelDistance,
}
