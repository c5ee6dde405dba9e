using LazyRich.Grains.Joining;
using LazyRich.Store;

namespace LazyRich.Grains.Tests.Joining;

public sealed class HeadPlacesTests : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("lazyrich-places-");

    public void Dispose() => directory.Delete(recursive: true);

    [Fact]
    public void All_HeardOfElsewhere_TriesThatFirst()
    {
        var places = new HeadPlaces(["http://one:7070", "http://two:7070"], "token");

        places.Heard(new("http://three:7171/"));

        Assert.Equal(["http://three:7171/", "http://one:7070/", "http://two:7070/"], places.All().Select(place => place.Api.ToString()));
    }

    [Fact]
    public async Task All_StoreFile_IsWhereItsLockSaysNowWithItsToken()
    {
        string file = Path.Combine(directory.FullName, "lazyrich.db");
        var places = new HeadPlaces([file], "token");
        Assert.Empty(places.All());

        await using ResultsStore store = await ResultsStore.OpenAsync(file, TestContext.Current.CancellationToken);
        store.Announce(new("http://node7:7070/"), "of the lock");

        HeadPlace place = Assert.Single(places.All());
        Assert.Equal(("http://node7:7070/", "of the lock"), (place.Api.ToString(), place.Token));
    }
}
