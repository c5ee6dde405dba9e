namespace LazyRich.Cli.Running;

/// <summary>The process that held the store does not any more, or is about to end: take the store, or ask the next owner.</summary>
internal sealed class OwnerGoneException() : Exception("the process that held the store is gone");
