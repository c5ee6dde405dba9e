namespace LazyRich.Grains.Placement;

/// <summary>
/// What a silo is for, and how its name says so. Names are part of the membership itself, so every silo knows every other's role as soon as it
/// knows of it, and a head's name carries the address of its API: that is how a worker finds a head that came back elsewhere.
/// </summary>
internal sealed record SiloRole(bool IsHead, Uri? Api = null)
{
    private const string Head = "head";

    /// <summary>Unique within a machine and its life.</summary>
    public string Name => IsHead ? $"{Head} {Api}".TrimEnd() : $"worker {Environment.MachineName} {Environment.ProcessId}";

    public static bool IsHeadName(string? name) => name is Head || name?.StartsWith(Head + " ", StringComparison.Ordinal) == true;

    /// <summary>Null when it is not a head's name, or that head has no API.</summary>
    public static Uri? ApiOf(string? name) =>
        IsHeadName(name) && Uri.TryCreate(name![Head.Length..].Trim(), UriKind.Absolute, out Uri? api) ? api : null;
}
