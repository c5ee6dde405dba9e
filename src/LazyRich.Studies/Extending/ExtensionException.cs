namespace LazyRich.Studies.Extending;

/// <summary>A study file that cannot be extended as asked; the message is for the user.</summary>
public sealed class ExtensionException(string message) : Exception(message);
