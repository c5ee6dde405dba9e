using LazyRich.Grains.Pulling;
using LazyRich.Grains.Tests.Fakes;
using LazyRich.Store.Writing;

namespace LazyRich.Grains.Tests.Pulling;

public sealed class LeaseBookTests
{
    private static readonly AttemptId a = new(FakeStore.KeyOf(0), 1), b = new(FakeStore.KeyOf(1), 1);

    private readonly LeaseBook book = new();

    [Fact]
    public void Empty_NothingHeld_CompletesAtOnce() => Assert.True(book.EmptyAsync().IsCompleted);

    [Fact]
    public async Task Empty_LastAttemptForgotten_Completes()
    {
        book.Hold([a, b]);
        Task empty = book.EmptyAsync();
        book.Forget(a);
        Assert.False(empty.IsCompleted);

        book.Forget(b);

        await empty;
    }

    [Fact]
    public void TakeHandedBack_Twice_GivesEachOnce()
    {
        int told = 0;
        book.HandedBack += () => told++;
        book.HandBack(a);
        book.HandBack(b);

        Assert.Equal([a, b], book.TakeHandedBack());
        Assert.Empty(book.TakeHandedBack());
        Assert.Equal(2, told);
    }
}
