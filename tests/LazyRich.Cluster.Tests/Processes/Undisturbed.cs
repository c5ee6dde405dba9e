namespace LazyRich.Cluster.Tests.Processes;

/// <summary>What a sweep is when nothing happens to it: solved once by a single process, whatever else is compared with it.</summary>
public sealed class Undisturbed : IDisposable
{
    private readonly Lock gate = new();
    private readonly Workplace workplace = new();
    private readonly Dictionary<string, Dictionary<string, string>> solved = [];

    /// <summary>Row by run key.</summary>
    public IReadOnlyDictionary<string, string> Rows(string study)
    {
        lock (gate)
        {
            if (!solved.TryGetValue(study, out Dictionary<string, string>? rows))
            {
                workplace.Write("study.yaml", study);
                string store = $"store{solved.Count}.db";
                CommandResult run = LazyRichCommand.Run(workplace.Path, "run", "study.yaml", "--no-figures", "--store", store, "--json");
                Assert.True(run.ExitCode == 0, run.Errors);
                solved[study] = rows = ByKey(workplace.File(store));
            }

            return rows;
        }
    }

    public static Dictionary<string, string> ByKey(string store) =>
        StoredSweep.Read(store).ToDictionary(row => row[..row.IndexOf(' ', StringComparison.Ordinal)]);

    public void Dispose() => workplace.Dispose();
}
