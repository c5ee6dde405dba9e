namespace LazyRich.Dynamics.Observables;

/// <summary>One NaN: which of its many bit patterns an operation yields is the machine's choice.</summary>
internal static class Canonical
{
    public static double Of(double value) => double.IsNaN(value) ? double.NaN : value;
}
