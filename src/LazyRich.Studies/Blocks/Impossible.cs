namespace LazyRich.Studies.Blocks;

/// <summary>What becomes of a run whose start cannot be as its definition says.</summary>
internal enum Impossible
{
    /// <summary>It is a fault.</summary>
    Error,

    /// <summary>It is left out, and the plan lists it.</summary>
    Skip,

    /// <summary>It is solved with the nearest start or the λ* of its weights, and marked.</summary>
    Approximate,
}
