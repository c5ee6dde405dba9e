namespace LazyRich.Cli.Verbs.Doctor;

internal enum CheckState
{
    Ok,

    /// <summary>Works, but the user should know.</summary>
    Warning,

    /// <summary>Does not work.</summary>
    Fault,
}

/// <summary>One thing looked at.</summary>
/// <param name="ExitCode">What the command ends with when this is a fault.</param>
internal sealed record Check(string Name, CheckState State, string Text, int ExitCode = Cli.ExitCode.Internal)
{
    public static Check Ok(string name, string text) => new(name, CheckState.Ok, text);

    public static Check Warning(string name, string text) => new(name, CheckState.Warning, text);

    public static Check Fault(string name, string text, int exitCode) => new(name, CheckState.Fault, text, exitCode);
}
