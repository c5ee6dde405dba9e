using System.Runtime.InteropServices;
using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Observables;
using LazyRich.Dynamics.Tasks;
using LazyRich.Dynamics.Tests.Networks;
using LazyRich.Dynamics.Tests.Observables.Kinds;
using MathNet.Numerics.LinearAlgebra;

namespace LazyRich.Dynamics.Tests.Observables.Networks;

/// <summary>A network of any kind at its start and a little later, what is observed of it there, and its parts in MathNet's matrices.</summary>
internal sealed class Measured
{
    private readonly Problem[] states;

    private Measured(Problem start)
    {
        Start = start;
        states = [start, start with { Layers = [.. start.Layers.Select((layer, l) => layer.Plus(new(layer.Rows, layer.Columns, [.. Numbers(layer.Data.Length, l)]), 0.2))] }];
    }

    public static TheoryData<string, Activation, double> Linear => new()
    {
        { "5-4-3", Activation.Linear, 50 }, { "3-6-4", Activation.Linear, 5 }, { "4-3-5-2", Activation.Linear, 20 }, { "3-4-4-4-3", Activation.Linear, 1 }, { "6-2-3-5", Activation.Linear, 3 },
    };

    public static TheoryData<string, Activation, double> Nonlinear => new()
    {
        { "5-4-3", Activation.ReLU, 1 }, { "4-6-5-2", Activation.ReLU, 20 }, { "5-4-3", Activation.Tanh, 10 }, { "4-6-5-2", Activation.Tanh, 1 },
    };

    public static TheoryData<string, Activation, double> All => [.. Linear, .. Nonlinear];

    public Problem Start { get; }

    public Matrix<double> X => DirectDescent.Of(Start.Samples!.X);

    /// <summary>What the network is to answer: of a linear one the part that a linear map can.</summary>
    public Matrix<double> Y => Start.Activation == Activation.Linear ? LinearPart(DirectDescent.Of(Start.Samples!.Y)) : DirectDescent.Of(Start.Samples!.Y);

    public double Count => Start.Samples!.Count;

    public static Measured Of(string architecture, Activation activation, double condition, params int[] frozen) => new(Nets.Problem(
        Nets.Run(architecture, 0, Nets.Samples(9, condition, ("noise", new NumberValue(0.3))), activation)) with
    {
        Frozen = [.. frozen],
    });

    public IReadOnlyList<Matrix> Layers(int state) => states[state].Layers;

    public Problem Problem(int state) => states[state];

    public Matrix<double> Layer(int state, int layer) => DirectDescent.Of(states[state].Layers[layer]);

    public Matrix<double> Output(int state) => DirectDescent.Of(PlainNetwork.Output(Layers(state), Start.Activation, Start.Samples!.X));

    /// <summary>H_level, 1 … L−1.</summary>
    public Matrix<double> Hidden(int state, int level)
    {
        Matrix hidden = PlainNetwork.Output([.. Layers(state).Take(level), Matrix.Identity(Layers(state)[level - 1].Rows)], Start.Activation, Start.Samples!.X);
        return DirectDescent.Of(hidden);
    }

    /// <summary>MX⁺X.</summary>
    public Matrix<double> LinearPart(Matrix<double> outputs) => outputs * X.PseudoInverse() * X;

    /// <returns>At each of the two states in turn.</returns>
    public double[][] Observe(string observable)
    {
        StateShape shape = Recorder<Lane1>.ShapeOf(Start);
        Target[] targets = [Target.Of(Start)];
        Gauge<Lane1> gauge = Gauge<Lane1>.Of(shape, targets);
        Dynamics.Observables.IObservable<Lane1> kind = new ObservableKinds<Lane1>(shape, targets).Create(observable);
        return [.. states.Select(Values)];

        double[] Values(Problem state)
        {
            Span<Lane1> q = MemoryMarshal.Cast<double, Lane1>(StateLayers.ToState(state.Layers, null, null).AsSpan());
            var values = new double[kind.Shape.Aggregate(1, (product, extent) => product * extent)];
            gauge.Measure(q);
            kind.Observe(gauge, q, MemoryMarshal.Cast<double, Lane1>(values.AsSpan()));
            return values;
        }
    }

    private static IEnumerable<double> Numbers(int count, int seed)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, count).Select(_ => random.NextDouble() - 0.5);
    }
}
