using System.Runtime.InteropServices;

namespace LazyRich.Dynamics.Lanes;

/// <summary>A fixed buffer of lane values, zero at first, that starts on a cache line: a 512-bit load that crosses one costs twice.</summary>
internal sealed class LaneArray<T> where T : unmanaged, ILanes<T>
{
    private const int LineBytes = 64;

    private readonly double[] store;
    private readonly int offset;

    public LaneArray(int length)
    {
        Length = length;
        store = GC.AllocateArray<double>((length * T.Count) + (LineBytes / sizeof(double)), pinned: true);
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(store, 0);
        offset = (int)((LineBytes - (address % LineBytes)) % LineBytes) / sizeof(double);
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

    public double Get(int element, int lane) => store[offset + (element * T.Count) + lane];
}
