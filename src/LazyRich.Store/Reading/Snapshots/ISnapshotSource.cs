using LazyRich.Store.Sql;

namespace LazyRich.Store.Reading.Snapshots;

/// <summary>Where a reader's connections come from.</summary>
internal interface ISnapshotSource
{
    /// <summary>How long a user's question may hold it up.</summary>
    TimeSpan LongestQuestion { get; }

    ISnapshot Open();
}

/// <summary>One state of the store. Used by one thread at a time.</summary>
internal interface ISnapshot : IDisposable
{
    /// <exception cref="StoreException">The file cannot be read; the message is for the user.</exception>
    T Ask<T>(Func<Database, T> question);
}

internal static class SnapshotSourceExtensions
{
    /// <summary>A question that one round answers.</summary>
    public static T Ask<T>(this ISnapshotSource source, Func<Database, T> question)
    {
        using ISnapshot snapshot = source.Open();
        return snapshot.Ask(question);
    }
}
