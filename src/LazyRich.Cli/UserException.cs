using LazyRich.Studies.Files;

namespace LazyRich.Cli;

/// <summary>Something the user can mend. The message is for them; there is no stack trace.</summary>
internal sealed class UserException(int exitCode, string message, string? hint = null) : Exception(message)
{
    public int ExitCode => exitCode;

    /// <summary>What to do about it.</summary>
    public string? Hint => hint;

    /// <summary>Faults of a file, each on a line of its own; the message then says what became of it.</summary>
    public IReadOnlyList<StudyFault> Faults { get; init; } = [];

    /// <summary>True when the message says the faults already, so that they are not said twice.</summary>
    public bool FaultsAreSaid { get; init; }
}
