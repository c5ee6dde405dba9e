using System.Net;
using LazyRich.Grains.Placement;
using Orleans.Runtime;

namespace LazyRich.Grains.Tests.Placement;

public sealed class NamedSiloTests
{
    [Theory]
    [InlineData("10.0.0.7")]
    [InlineData("fe80::1:2")]
    public void Of_KeyThatNamesASilo_GivesIt(string address)
    {
        SiloAddress silo = SiloAddress.New(new IPEndPoint(IPAddress.Parse(address), 11111), 1234567);

        GrainId grain = GrainId.Create("run", NamedSilo.Key("00ff/3", silo.ToParsableString()));

        Assert.Equal(silo, NamedSilo.Of(grain));
    }

    [Fact]
    public void Of_KeyThatNamesNone_IsNull() => Assert.Null(NamedSilo.Of(GrainId.Create("run", "00ff/3")));
}
