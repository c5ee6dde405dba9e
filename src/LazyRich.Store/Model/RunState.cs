namespace LazyRich.Store.Model;

/// <summary>
/// The words in <c>runs.state</c>. They are text, and literals in every statement, so that the partial indexes on them are used and a reader in
/// another language needs no table of numbers.
/// </summary>
internal static class RunState
{
    public const string Planned = "planned";
    public const string Leased = "leased";
    public const string Succeeded = "succeeded";
    public const string Failed = "failed";

    /// <summary>Neither succeeded nor failed, and every study that names it was stopped or cancelled.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>Not succeeded, and no study names it any more: never leased, and planned again as soon as one does.</summary>
    public const string Detached = "detached";

    public static readonly string[] All = [Planned, Leased, Succeeded, Failed, Cancelled, Detached];
}
