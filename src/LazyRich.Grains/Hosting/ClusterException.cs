namespace LazyRich.Grains.Hosting;

/// <summary>A cluster that cannot be started or joined. The message is for the user.</summary>
public sealed class ClusterException(string message) : Exception(message)
{
    /// <summary>True when nobody answered, which may mend itself; false when somebody refused, which will not.</summary>
    public bool IsAway { get; init; }

    /// <summary>True when the user asked for what cannot be: an address that this machine does not have, a port that is taken, a text that is no connection.</summary>
    public bool IsWrongInput { get; init; }
}
