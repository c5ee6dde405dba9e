using System.Runtime.InteropServices;
using LazyRich.Dynamics.Algebra;

namespace LazyRich.Dynamics.Lanes;

/// <summary>Matrices of one shape side by side: element e of lane l is at e·Count + l in memory.</summary>
internal static class LaneMatrix
{
    /// <param name="target">As many elements as one of the matrices has.</param>
    public static void Interleave<T>(ReadOnlySpan<Matrix> matrices, Span<T> target) where T : unmanaged, ILanes<T>
    {
        Span<double> numbers = MemoryMarshal.Cast<T, double>(target);
        for (int lane = 0; lane < T.Count; lane++)
        {
            double[] data = matrices[lane].Data;
            for (int e = 0; e < data.Length; e++)
                numbers[(e * T.Count) + lane] = data[e];
        }
    }
}
