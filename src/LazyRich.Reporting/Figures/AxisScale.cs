namespace LazyRich.Reporting.Figures;

/// <summary>How numbers become places or colours.</summary>
public enum AxisScale
{
    Linear,

    /// <summary>Positive numbers only; others are left out.</summary>
    Log,

    /// <summary>Logarithmic on both sides of 0, linear between the smallest decades (−1e-3 … 1e-3).</summary>
    Symlog,
}
