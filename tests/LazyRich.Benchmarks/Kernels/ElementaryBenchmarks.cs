using BenchmarkDotNet.Attributes;
using LazyRich.Dynamics;
using LazyRich.Dynamics.Lanes;

namespace LazyRich.Benchmarks.Kernels;

/// <summary>Our elementary functions in one lane and in eight, per thousand numbers, against the runtime's whose bits we cannot use.</summary>
public class ElementaryBenchmarks
{
    private readonly double[] arguments = [.. Enumerable.Range(0, 1000).Select(i => (i - 500) * 0.05)];
    private readonly double[] results = new double[1000];

    [Benchmark(Baseline = true)]
    public void RuntimeExp()
    {
        for (int i = 0; i < arguments.Length; i++)
            results[i] = Math.Exp(arguments[i]);
    }

    [Benchmark]
    public void ExpInOneLane() => Exp<Lane1>();

    [Benchmark]
    public void ExpInEightLanes() => Exp<Lane8>();

    private void Exp<T>() where T : unmanaged, ILanes<T>
    {
        for (int i = 0; i < arguments.Length; i += T.Count)
            Elementary.Exp(T.Load(arguments.AsSpan(i))).Store(results.AsSpan(i));
    }
}
