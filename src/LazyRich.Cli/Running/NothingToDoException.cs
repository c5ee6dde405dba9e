namespace LazyRich.Cli.Running;

/// <summary>What was asked for is done already; exit code 0.</summary>
internal sealed class NothingToDoException(string message) : Exception(message);
