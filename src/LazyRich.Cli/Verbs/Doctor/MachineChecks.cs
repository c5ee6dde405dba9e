using System.Runtime;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using LazyRich.Cli.Help;
using LazyRich.Cli.Rendering;
using LazyRich.Dynamics;
using LazyRich.Reporting.Fonts;
using SkiaSharp;

namespace LazyRich.Cli.Verbs.Doctor;

/// <summary>The program and what it runs on.</summary>
internal static class MachineChecks
{
    public static IEnumerable<Check> Look()
    {
        yield return Check.Ok("program", PrintVersion.Text);
        string system = $"{RuntimeInformation.OSDescription.Trim()}, {RuntimeInformation.ProcessArchitecture}";
        yield return Check.Ok("runtime", $"{RuntimeInformation.FrameworkDescription} on {system}");
        yield return Check.Ok("cores", $"{Environment.ProcessorCount} for this process: so many solver threads unless --slots says otherwise");
        yield return Simd();
        yield return Memory();
        yield return Pictures();
    }

    private static Check Simd()
    {
        int width = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 64;
        string text = $"vectors of {width} bits; {Simulation.PreferredBatch} runs are solved side by side, with the same bits as one alone";
        return Vector256.IsHardwareAccelerated ? Check.Ok("simd", text) : Check.Warning("simd", text);
    }

    private static Check Memory()
    {
        GCMemoryInfo memory = GC.GetGCMemoryInfo();
        string collection = $"{(GCSettings.IsServerGC ? "server" : "workstation")} garbage collection, {GCSettings.LatencyMode.ToString().ToLowerInvariant()}";
        return Check.Ok("memory", $"{Size.Of(memory.TotalAvailableMemoryBytes)} for this process; {collection}");
    }

    /// <summary>Loads the native library and the font, which are what can be missing on a bare machine.</summary>
    private static Check Pictures()
    {
        try
        {
            bool complete = BundledFont.Regular.ContainsGlyphs("λτ∞−") && BundledFont.SemiBold.ContainsGlyphs("λτ∞−");
            using var surface = SKSurface.Create(new SKImageInfo(8, 8));
            return complete && surface is not null
                ? Check.Ok("pictures", $"can be drawn, with the bundled font {BundledFont.Name}; no installed fonts are used")
                : Check.Fault("pictures", "cannot be drawn: the bundled font or the canvas does not work", ExitCode.Internal);
        }
        catch (Exception exception) when (exception is DllNotFoundException or TypeInitializationException or FileNotFoundException)
        {
            string why = (exception.InnerException ?? exception).Message.ReplaceLineEndings(" ");
            return Check.Fault("pictures", $"cannot be drawn: {why}", ExitCode.Internal);
        }
    }
}
