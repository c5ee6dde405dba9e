namespace LazyRich.Studies.Grammar;

/// <summary>When runs are observed.</summary>
internal static class TimeKeys
{
    public const string Log = "log";
    public const string Until = "until";
    public const string Points = "points";
    public const string Tolerance = "tolerance";
    public const string Limit = "limit";
    public const string Converged = "converged";

    public static readonly KeySet All = new(
        "time",
        new(Log, "[first, last] with points: log-spaced times after t=0. Ends may be expressions.", "bounds"),
        new(Until, "The last time (a number or an expression) with points evenly spaced after t=0; or converged; or .inf: until converged, and then the exact limit.", "until"),
        new(Points, "How many times after t=0. Default 200.", "points"),
        new(Tolerance, "With until: converged: the share of the initial excess loss that counts as converged. Default 1e-8.", "positive"),
        new(Limit, "With until: converged: the time at which to stop all the same, a number or an expression. Default 1e6.", "bound"),
        new(GeneratorKeys.Linspace, "[first, last] with points: these times, after t=0.", "ends"),
        new(GeneratorKeys.Logspace, "The same as log, without expressions.", "ends"),
        new(GeneratorKeys.Range, "[first, last] or [first, last, step]: these times, after t=0.", "ends-and-step"));
}
