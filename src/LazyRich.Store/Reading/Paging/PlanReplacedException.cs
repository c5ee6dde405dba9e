namespace LazyRich.Store.Reading.Paging;

/// <summary>Places in the plan that was read mean other runs now.</summary>
public sealed class PlanReplacedException(string study)
    : StoreException($"{study} was submitted with another plan while it was read; ask again.");
