using System.Net.Sockets;
using LazyRich.Grains.Hosting;
using Microsoft.AspNetCore.Connections;

namespace LazyRich.Grains.Tests.Hosting;

public sealed class PortRaceTests
{
    private int starts;

    public static TheoryData<Exception> Taken => new()
    {
        new AddressInUseException("taken"),
        new SocketException((int)SocketError.AddressAlreadyInUse),
        new InvalidOperationException("Orleans could not start.", new AggregateException(new AddressInUseException("taken"))),
    };

    [Theory]
    [MemberData(nameof(Taken))]
    public async Task Run_AnyPortAndAnotherWasQuicker_StartsOnAnother(Exception taken)
    {
        Assert.Equal(3, await PortRace.RunAsync(null, () => ++starts < 3 ? Task.FromException<int>(taken) : Task.FromResult(starts)));
    }

    [Fact]
    public async Task Run_PortThatWasAskedFor_SaysWhichIsTaken()
    {
        var peers = new PeerOptions { Token = "a token", SiloPort = 7071 };

        ClusterException refused = await Assert.ThrowsAsync<ClusterException>(() => PortRace.RunAsync(peers, TakenAlwaysAsync));

        Assert.Equal(1, starts);
        Assert.True(refused.IsWrongInput);
        Assert.Contains("port 7071", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_EveryPortIsTaken_GivesUpInWords()
    {
        ClusterException gaveUp = await Assert.ThrowsAsync<ClusterException>(() => PortRace.RunAsync(null, TakenAlwaysAsync));

        Assert.Equal(5, starts);
        Assert.Contains("each of 5 free ports", gaveUp.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_SomethingElse_IsNotTriedAgain()
    {
        await Assert.ThrowsAsync<TimeoutException>(() => PortRace.RunAsync<int>(null, () =>
        {
            starts++;
            throw new TimeoutException();
        }));

        Assert.Equal(1, starts);
    }

    private Task<int> TakenAlwaysAsync()
    {
        starts++;
        return Task.FromException<int>(new AddressInUseException("taken"));
    }
}
