using LazyRich.Cli.Running;
using LazyRich.Cli.Tests.Given;
using LazyRich.Store;

namespace LazyRich.Cli.Tests.Running;

[Collection(nameof(StoredTiny))]
public sealed class RegimeWatchTests(StoredTiny stored)
{
    /// <remarks>A watch has no words for a look that failed and looks again, so only a limit ends this test where every look fails.</remarks>
    [Fact(Timeout = 60_000)]
    public async Task Look_StoredStudy_CountsTheRegimesThatQuerySees()
    {
        var watch = new RegimeWatch(ResultsStore.OpenReader(stored.Workplace.Store), "tiny", TimeProvider.System);
        while (watch.Look() is null)
            await Task.Delay(10, TestContext.Current.CancellationToken);

        Answer query = await stored.Workplace.RunAsync("query", "tiny", "--columns", "regime", "--limit", "0", "--json");
        IEnumerable<(string, long)> expected = query.Json["rows"]!.AsArray().GroupBy(row => (string)row!["regime"]!).Select(group => (group.Key, group.LongCount()));
        Assert.Equal(expected.Order(), watch.Latest!.Select(pair => (pair.Key, pair.Value)).Order());
        Assert.Equal(12, watch.Latest!.Sum(pair => pair.Value));
    }
}
