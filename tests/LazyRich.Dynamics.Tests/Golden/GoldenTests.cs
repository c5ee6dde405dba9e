using System.Diagnostics;
using System.Globalization;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;

namespace LazyRich.Dynamics.Tests.Golden;

/// <summary>
/// The bits of results, kept in results.txt beside its numerics version. They are the same on every machine; they change only together
/// with <see cref="NumericsVersion"/>.
/// </summary>
/// <remarks>LAZYRICH_WRITE_GOLDEN=FILE writes what this build computes to a file instead of comparing it.</remarks>
public sealed class GoldenTests
{
    private const string WriteTo = "LAZYRICH_WRITE_GOLDEN";

    [Fact]
    public void Results_OfThisBuild_AreTheGoldenOnes()
    {
        AssertSwitchesTookEffect();
        string[] computed = Compute();
        if (Environment.GetEnvironmentVariable(WriteTo) is { } file)
        {
            File.WriteAllLines(file, computed);
            return;
        }

        string[] golden = Read();
        Assert.True(golden.Length > 0 && golden[0] == computed[0], $"results.txt is of {golden.FirstOrDefault()}, this build of {computed[0]}: write it anew.");
        string[] differing = [.. computed.Except(golden).Concat(golden.Except(computed)).Order(StringComparer.Ordinal)];
        Assert.True(differing.Length == 0, "Bits changed. If that was meant, raise NumericsVersion and write results.txt anew.\n" + string.Join('\n', differing));
    }

    /// <summary>Without wide vectors, and without any instruction beyond the baseline, in a process of its own.</summary>
    [Theory]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public async Task Results_WithoutAnInstructionSet_AreTheGoldenOnes(string variable)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!) { RedirectStandardOutput = true };
        string assembly = typeof(GoldenTests).Assembly.Location;
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(assembly);
        start.ArgumentList.Add("--filter-method");
        start.ArgumentList.Add($"*{nameof(Results_OfThisBuild_AreTheGoldenOnes)}");
        start.Environment[variable] = "0";
        start.Environment.Remove(WriteTo);
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0 && output.Contains("succeeded: 1", StringComparison.Ordinal), $"{variable}=0:\n{output}");
    }

    /// <summary>The names of these switches have changed between runtimes: one that is no longer heard would prove nothing.</summary>
    private static void AssertSwitchesTookEffect()
    {
        foreach ((string variable, bool present) in new[]
        {
            ("DOTNET_EnableAVX512", Vector512.IsHardwareAccelerated),
            ("DOTNET_EnableAVX2", Vector256.IsHardwareAccelerated),
            ("DOTNET_EnableHWIntrinsic", Fma.IsSupported),
        })
            Assert.False(present && Environment.GetEnvironmentVariable(variable) == "0", $"{variable}=0 changed nothing.");
    }

    private static string[] Compute()
    {
        List<string> lines = [$"numerics {NumericsVersion.Current.ToString(CultureInfo.InvariantCulture)}"];
        foreach (IGrouping<string, (string Name, RunDefinition Run)> batch in GoldenRuns.All().GroupBy(static entry => Simulation.BatchKey(entry.Run)))
        {
            (string Name, RunDefinition Run)[] entries = [.. batch];
            RunOutcome[] outcomes = Simulation.Solve(
                [.. entries.Select(static entry => entry.Run)], MatrixStore.Empty, TestContext.Current.CancellationToken);
            foreach ((string name, RunOutcome outcome) in entries.Select(static entry => entry.Name).Zip(outcomes))
                lines.Add($"{(outcome.Result is { } result ? ResultHash.Of(result) : outcome.Failure)}  {name}");
        }

        return [.. lines];
    }

    private static string[] Read()
    {
        using Stream stream = typeof(GoldenTests).Assembly.GetManifestResourceStream("results.txt")!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
