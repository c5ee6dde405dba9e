using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Observables.Crossings;

namespace LazyRich.Dynamics.Tests.Observables.Crossings;

public sealed class BracketedRootTests
{
    public static TheoryData<string> Functions => new(Known.Keys);

    /// <summary>Function, far end of the bracket, root.</summary>
    private static readonly Dictionary<string, (Func<double, double> Function, double High, double Root)> Known = new()
    {
        ["exponential"] = (x => 0.5 - Math.Exp(-x), 3.0, Math.Log(2)),
        ["exponential far off"] = (x => 0.01 - Math.Exp(-x), 1e6, Math.Log(100)),
        ["step"] = (x => x < 0.3 ? -1 : 1, 1.0, 0.3),
        ["flat"] = (x => Math.Pow(x - 0.5, 9), 1.0, 0.5),
        ["at the far end"] = (x => x - 2, 2.0, 2.0),
        ["next to the start"] = (x => x - 1e-7, 1.0, 1e-7),
        ["almost at once"] = (x => x - 1e-20, 1.0, 1e-20),
    };

    [Theory]
    [MemberData(nameof(Functions))]
    public void Best_WhenClosed_IsTheRootOrJustPastIt(string name)
    {
        (Func<double, double> function, double high, double expected) = Known[name];
        (double root, int evaluations) = Find(function, high);
        Assert.Equal(expected, root, 3e-12 * expected);
        Assert.True(function(root) >= 0);
        Assert.InRange(evaluations, 0, 100);
    }

    [Fact]
    public void Best_SmoothFunction_TakesFewEvaluations() =>
        Assert.InRange(Find(x => 0.5 - (0.52 * Math.Exp(-x)), 0.06).Evaluations, 1, 6);

    /// <summary>As a kernel does that only rounding moves.</summary>
    [Fact]
    public void Open_PassedAtOnce_Ends()
    {
        (double root, int evaluations) = Find(x => x > 0 ? 1 : -1, 1.0);
        Assert.InRange(root, double.Epsilon, 1e-29);
        Assert.InRange(evaluations, 0, 110);
    }

    [Fact]
    public void Open_NotANumber_Ends() => Assert.InRange(Find(_ => double.NaN, 1.0).Evaluations, 0, 2);

    [Fact]
    public void Open_LanesNotWanted_DoNotHoldTheOthersUp()
    {
        Lane4 wanted = Lane4.Equal(Lane4.Load([1, 0, 1, 0]), Lane4.Broadcast(1)), zero = Lane4.Broadcast(0);
        var root = new BracketedRoot<Lane4>(wanted, zero, zero, Lane4.Broadcast(1), Lane4.Broadcast(-0.25), Lane4.Load([0.75, -9, 0.75, double.NaN]));
        int evaluations = 0;
        for (; root.Open; evaluations++)
            root.Add(root.Point - Lane4.Broadcast(0.25));
        Assert.InRange(evaluations, 1, 4);
        Assert.Equal(0.25, root.Best[0], 1e-12);
        Assert.Equal(root.Best[0], root.Best[2]);
        Assert.Equal(1.0, root.Best[1]);
    }

    private static (double Root, int Evaluations) Find(Func<double, double> function, double high)
    {
        var zero = new Lane1(0);
        var root = new BracketedRoot<Lane1>(Lane1.Equal(zero, zero), zero, zero, new(high), new(function(0)), new(function(high)));
        int evaluations = 0;
        for (; root.Open; evaluations++)
            root.Add(new(function(root.Point[0])));
        return (root.Best[0], evaluations);
    }
}
