namespace LazyRich.Cluster.Tests.Processes;

/// <summary>What must hold after whatever was done to a cluster.</summary>
internal static class Verdict
{
    /// <summary>The file is sound, every run has exactly one accepted attempt, and all are bit by bit what an undisturbed sweep makes.</summary>
    public static void IsUndisturbed(TestCluster cluster, IReadOnlyDictionary<string, string> undisturbed)
    {
        Assert.Equal("ok", StoredSweep.Integrity(cluster.Store));
        CommandResult doctor = LazyRichCommand.Run(cluster.Directory, "doctor");
        Assert.True(doctor.ExitCode == 0, doctor.Output + doctor.Errors);
        Dictionary<string, string> rows = Undisturbed.ByKey(cluster.Store);
        Assert.Equal(undisturbed.Keys.Order(StringComparer.Ordinal), rows.Keys.Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.Equal(undisturbed[row.Key], row.Value));
        Assert.All(StoredSweep.AcceptedAttempts(cluster.Store), accepted => Assert.Equal(1, accepted));
    }
}
