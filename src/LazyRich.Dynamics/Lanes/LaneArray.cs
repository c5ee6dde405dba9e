using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using LazyRich.Dynamics.Algebra;

namespace LazyRich.Dynamics.Lanes;

/// <summary>A fixed buffer of lane values, zero at first.</summary>
internal sealed class LaneArray<T> where T : unmanaged, ILanes<T>
{
    private const int LineBytes = 64;

    private readonly double[] store;
    private readonly int offset;

    public LaneArray(int length)
    {
        Length = length;
        store = new double[(length * T.Count) + (LineBytes / sizeof(double))];

        // Starts on a cache line, for a 512-bit load that crosses one costs twice. The collector may move the array off it: that is rare,
        // costs time only, and is cheaper than pinning, which ages every buffer at once.
        unsafe
        {
            nint address = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(store));
            offset = (int)((LineBytes - (address % LineBytes)) % LineBytes) / sizeof(double);
        }
    }

    public int Length { get; }

    public Span<T> Span => MemoryMarshal.Cast<double, T>(Numbers);

    /// <summary>Element e of lane l is at e·Count + l.</summary>
    public Span<double> Numbers => store.AsSpan(offset, Length * T.Count);

    /// <summary>Sets one lane's element.</summary>
    public void Set(int element, int lane, double value) => store[offset + (element * T.Count) + lane] = value;

    public void SetLane(int lane, ReadOnlySpan<double> values)
    {
        for (int e = 0; e < values.Length; e++)
            Set(e, lane, values[e]);
    }

    /// <summary>Sets one lane to a matrix, with columns of 0 behind its own up to <paramref name="columns"/>.</summary>
    public void SetLane(int lane, Matrix matrix, int columns)
    {
        for (int i = 0; i < matrix.Rows; i++)
        {
            for (int j = 0; j < matrix.Columns; j++)
                Set((i * columns) + j, lane, matrix[i, j]);
        }
    }

    public double Get(int element, int lane) => store[offset + (element * T.Count) + lane];
}
