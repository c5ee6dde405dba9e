namespace LazyRich.Store.Export.Npz;

/// <summary>
/// The head of a NumPy array file, version 1.0 (numpy.lib.format): magic, version, length, then a Python dictionary padded with blanks so that the
/// data begins at a multiple of 64 bytes.
/// </summary>
internal static class NpyHeader
{
    private const int Alignment = 64;
    private const int Fixed = 10;

    /// <param name="type">NumPy's type string, little-endian: <c>&lt;f8</c>, <c>&lt;i8</c>, <c>&lt;U32</c>.</param>
    public static void Write(Stream output, string type, ReadOnlySpan<long> shape)
    {
        // A tuple of one element needs its comma.
        string tuple = shape.Length == 1 ? $"{shape[0]}," : string.Join(", ", shape.ToArray());
        string dictionary = $"{{'descr': '{type}', 'fortran_order': False, 'shape': ({tuple}), }}";
        int length = dictionary.Length + 1;
        int padding = (Alignment - ((Fixed + length) % Alignment)) % Alignment;
        output.Write([0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0, (byte)(length + padding), (byte)((length + padding) >> 8)]);
        output.Write(System.Text.Encoding.ASCII.GetBytes(dictionary + new string(' ', padding) + "\n"));
    }
}
