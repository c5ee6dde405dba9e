namespace LazyRich.Store.Reading;

/// <summary>A condition, a column or an order that is not understood. The message is for the user: place, text, nearest right thing.</summary>
public sealed class QueryException(string message) : Exception(message);
