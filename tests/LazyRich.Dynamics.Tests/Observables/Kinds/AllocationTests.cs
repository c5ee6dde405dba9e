using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Observables;
using LazyRich.Dynamics.Tasks;
using LazyRich.Dynamics.Tests.Networks;

namespace LazyRich.Dynamics.Tests.Observables.Kinds;

public sealed class AllocationTests
{
    public static TheoryData<string> Names =>
    [
        .. Catalogue.Observables.All.Select(kind => kind.Name).Except(["test-error"]),
        "robustness-parameters(draws=20,variance=0.1)",
        "robustness-inputs(draws=20,variance=0.1)",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void Observe_AfterTheFirstTime_AllocatesNothing(string observable) => AssertAllocatesNothing(observable, Runs.Of("4-3-5", 1.0));

    [Theory]
    [MemberData(nameof(Names))]
    public void Observe_ADeepNetwork_AllocatesNothing(string observable) => AssertAllocatesNothing(observable, Nets.Run("4-3-5-2", 0, Nets.Samples(9, 5)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Observe_UnitsThatAreNotLinear_AllocatesNothing(string observable)
    {
        if (RobustnessFormula.WhyNot(ObservableText.Read(observable), Activation.Tanh) is null)
            AssertAllocatesNothing(observable, Nets.Run("4-3-5", 0, Nets.Samples(9, 5), Activation.Tanh));
    }

    private static void AssertAllocatesNothing(string observable, RunDefinition run)
    {
        Problem problem = ProblemBuilder.Build(run, MatrixStore.Empty);
        StateShape shape = Recorder<Lane4>.ShapeOf(problem);
        Target[] targets = [.. Enumerable.Repeat(Target.Of(problem), Lane4.Count)];
        Gauge<Lane4> gauge = Gauge<Lane4>.Of(shape, targets);
        LazyRich.Dynamics.Observables.IObservable<Lane4> kind = new ObservableKinds<Lane4>(shape, targets).Create(observable);
        LaneArray<Lane4> state = new(shape.Length), values = new(kind.Shape.Aggregate(1, (product, extent) => product * extent));
        for (int lane = 0; lane < Lane4.Count; lane++)
            state.SetLane(lane, StateLayers.ToState(problem.Layers, null, null));
        gauge.Measure(state.Span);
        for (int warm = 0; warm < 3; warm++)
            kind.Observe(gauge, state.Span, values.Span);

        // The runtime may allocate once while it recompiles what has become hot: of three looks the best counts.
        Assert.Equal(0, Enumerable.Range(0, 3).Min(_ => Allocated()));

        long Allocated()
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int time = 0; time < 20; time++)
            {
                gauge.Measure(state.Span);
                kind.Observe(gauge, state.Span, values.Span);
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }
}
