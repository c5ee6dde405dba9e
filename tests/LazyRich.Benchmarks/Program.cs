using BenchmarkDotNet.Running;
using LazyRich.Benchmarks.Sweeps;

if (args is ["orchestration", .. var sizes])
    return await OrchestrationBenchmark.RunAsync(sizes);
if (args is ["nothing", var head, var token])
    return await DistantWorkers.RunAsync(head, token);
return args is ["sweep", .. var rest]
    ? SweepBenchmark.Run(rest)
    : BenchmarkSwitcher.FromAssembly(typeof(SweepBenchmark).Assembly).Run(args).Any(summary => summary.HasCriticalValidationErrors) ? 1 : 0;
