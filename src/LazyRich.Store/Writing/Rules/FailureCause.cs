namespace LazyRich.Store.Writing.Rules;

/// <summary>Why an attempt failed; what is done about it depends on nothing else.</summary>
public enum FailureCause
{
    /// <summary>The solver says that there is no result. It would say so again: never tried again.</summary>
    Numerical,

    /// <summary>The solver threw. Tried again as often as the study says.</summary>
    Error,

    /// <summary>It took longer than the study allows. Tried again only if the study says that too.</summary>
    Timeout,

    /// <summary>The machine or the store failed it (out of memory, disk): tried again in any case.</summary>
    Infrastructure,

    /// <summary>Silos died while it executed alone. Not tried again by itself.</summary>
    Quarantined,
}

/// <summary>The words in <c>runs.cause</c> and <c>attempts.cause</c>.</summary>
public static class FailureCauses
{
    public static readonly string[] All = [.. Enum.GetValues<FailureCause>().Select(Word)];

    public static string Word(this FailureCause cause) => cause switch
    {
        FailureCause.Numerical => "numerical",
        FailureCause.Error => "error",
        FailureCause.Timeout => "timeout",
        FailureCause.Infrastructure => "infrastructure",
        _ => "quarantined",
    };
}
