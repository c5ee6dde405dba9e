using System.Runtime.InteropServices;
using System.Security.Cryptography;
using LazyRich.Dynamics.Results;
using LazyRich.Store.Encoding;

namespace LazyRich.Grains.Pool;

internal static class ResultEncoding
{
    public static EncodedResult Encode(RunResult result)
    {
        byte[] times = Bytes(result.Times);
        var series = new EncodedSeries[result.Series.Length];
        for (int i = 0; i < series.Length; i++)
        {
            ObservableSeries one = result.Series[i];
            byte[] data = Bytes(one.Values);
            series[i] = new(one.Observable, one.Shape, 0, SHA256.HashData(data)[..16], data);
        }

        return new(times, Convert.ToHexStringLower(SHA256.HashData(times).AsSpan(0, 16)), series, result.Summary.Values.ToArray());
    }

    private static byte[] Bytes(double[] values) => MemoryMarshal.AsBytes(values.AsSpan()).ToArray();
}
