namespace LazyRich.Store;

/// <summary>The store cannot be used; exit code 3. The message is for the user.</summary>
public class StoreException(string message, Exception? inner = null) : Exception(message, inner);
