namespace LazyRich.Store.Model;

/// <summary>The words in <c>studies.state</c>.</summary>
internal static class StudyState
{
    public const string Active = "active";

    /// <summary>Nothing new is leased; what is leased goes on.</summary>
    public const string Paused = "paused";

    /// <summary>Wants none of its runs any more, except those that were leased when it was stopped.</summary>
    public const string Stopped = "stopped";

    /// <summary>Wants none of its runs any more.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>Whether a study in this state wants its runs.</summary>
    public static bool Wants(string state) => state is Active or Paused;
}
