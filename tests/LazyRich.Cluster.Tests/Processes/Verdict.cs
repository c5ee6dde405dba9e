namespace LazyRich.Cluster.Tests.Processes;

/// <summary>What must hold after whatever was done to a cluster.</summary>
internal static class Verdict
{
    /// <summary>The file is sound, every run has exactly one accepted attempt, and all are bit by bit what an undisturbed sweep makes.</summary>
    public static void IsUndisturbed(TestCluster cluster, IReadOnlyDictionary<string, string> undisturbed) => IsUndisturbed(cluster.Directory, undisturbed);

    /// <param name="directory">Where lazyrich.db is.</param>
    public static void IsUndisturbed(string directory, IReadOnlyDictionary<string, string> undisturbed)
    {
        string store = Path.Combine(directory, "lazyrich.db");
        Assert.Equal("ok", StoredSweep.Integrity(store));
        CommandResult doctor = LazyRichCommand.Run(directory, "doctor");
        Assert.True(doctor.ExitCode == 0, doctor.Output + doctor.Errors);
        Assert.Empty(StoredSweep.Failures(store));
        Dictionary<string, string> rows = Undisturbed.ByKey(store);
        Assert.Equal(undisturbed.Keys.Order(StringComparer.Ordinal), rows.Keys.Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.Equal(undisturbed[row.Key], row.Value));
        Assert.All(StoredSweep.AcceptedAttempts(store), accepted => Assert.Equal(1, accepted));
    }
}
