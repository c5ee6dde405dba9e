namespace LazyRich.Dynamics;

/// <summary>Raised when, and only when, a change of the mathematics changes the bits of a result. Part of every run key.</summary>
public static class NumericsVersion
{
    public const int Current = 1;
}
