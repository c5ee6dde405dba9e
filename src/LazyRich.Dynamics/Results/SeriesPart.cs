namespace LazyRich.Dynamics.Results;

/// <summary>Of the recorded times, which.</summary>
public enum SeriesPart
{
    First,
    Last,
    Largest,
    Least,
}
