using LazyRich.Cli.Running;
using LazyRich.Cli.Tests.Given;
using LazyRich.Store;

namespace LazyRich.Cli.Tests.Running;

[Collection(nameof(StoredTiny))]
public sealed class RegimeWatchTests(StoredTiny stored)
{
    [Fact]
    public async Task Look_StoredStudy_CountsTheRegimesThatQuerySees()
    {
        var watch = new RegimeWatch(ResultsStore.OpenReader(stored.Workplace.Store), "tiny", TimeProvider.System);
        Assert.Null(watch.Look());
        await watch.Looking;
        Assert.NotNull(watch.Look());

        Answer query = await stored.Workplace.RunAsync("query", "tiny", "--columns", "regime", "--limit", "0", "--json");
        IEnumerable<(string, long)> expected = query.Json["rows"]!.AsArray().GroupBy(row => (string)row!["regime"]!).Select(group => (group.Key, group.LongCount()));
        Assert.Equal(expected.Order(), watch.Latest!.Select(pair => (pair.Key, pair.Value)).Order());
        Assert.Equal(12, watch.Latest!.Sum(pair => pair.Value));
    }
}
