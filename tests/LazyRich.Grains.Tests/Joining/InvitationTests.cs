using LazyRich.Grains.Joining;
using Microsoft.Extensions.Time.Testing;

namespace LazyRich.Grains.Tests.Joining;

public sealed class InvitationTests
{
    private static readonly DateTime now = new(2026, 11, 25, 12, 0, 0, DateTimeKind.Utc);

    private readonly Invitation ours = Invitation.Of("store", 2, TimeSpan.FromSeconds(30), new FakeTimeProvider(now));

    [Fact]
    public void Refusal_SameBuildAndClock_IsNone() => Assert.Null(ours.Refusal(now));

    [Theory]
    [InlineData(9.9)]
    [InlineData(-9.9)]
    public void Refusal_ClockWithinItsTolerance_IsNone(double seconds) => Assert.Null(ours.Refusal(now.AddSeconds(seconds)));

    [Theory]
    [InlineData(75, "75 s ahead of the head's")]
    [InlineData(-75, "75 s behind the head's")]
    public void Refusal_ClockOutsideIt_SaysHowFarAndWhatToDo(double seconds, string words)
    {
        string refusal = ours.Refusal(now.AddSeconds(seconds))!;

        Assert.Contains(words, refusal, StringComparison.Ordinal);
        Assert.Contains("timedatectl", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Refusal_AnotherProduct_NamesBoth()
    {
        string refusal = (ours with { Product = "9.9.9" }).Refusal(now)!;

        Assert.Contains("9.9.9", refusal, StringComparison.Ordinal);
        Assert.Contains(Invitation.ThisProduct, refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Refusal_AnotherWire_IsOne() => Assert.Contains("between silos", (ours with { Wire = ours.Wire + 1 }).Refusal(now)!, StringComparison.Ordinal);

    [Fact]
    public void Refusal_OtherNumerics_IsOne() =>
        Assert.Contains("numerics", (ours with { Numerics = ours.Numerics + 1 }).Refusal(now)!, StringComparison.Ordinal);
}
