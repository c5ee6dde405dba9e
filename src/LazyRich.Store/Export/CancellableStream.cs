namespace LazyRich.Store.Export;

/// <summary>An output that takes no more once nobody wants it: whatever writes to it ends at its next write. Does not own the stream behind it.</summary>
internal sealed class CancellableStream(Stream output, CancellationToken cancellation) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => output.CanSeek;

    public override bool CanWrite => true;

    public override long Length => output.Length;

    public override long Position { get => output.Position; set => output.Position = value; }

    /// <exception cref="OperationCanceledException">Nobody wants it.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        cancellation.ThrowIfCancellationRequested();
        output.Write(buffer);
    }

    /// <inheritdoc cref="Write(ReadOnlySpan{byte})"/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => output.Flush();

    public override long Seek(long offset, SeekOrigin origin) => output.Seek(offset, origin);

    public override void SetLength(long value) => output.SetLength(value);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
