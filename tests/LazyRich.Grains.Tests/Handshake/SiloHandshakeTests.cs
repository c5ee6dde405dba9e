using System.Buffers;
using System.IO.Pipelines;
using LazyRich.Grains.Handshake;

namespace LazyRich.Grains.Tests.Handshake;

public sealed class SiloHandshakeTests
{
    private const string Silo = "10.0.0.7:11111@42";

    private readonly Pipe there = new();
    private readonly Pipe back = new();
    private readonly SiloHandshake listener = new(new("a token of the head", "store"), Silo);

    private IDuplexPipe CallersEnd => new End(back.Reader, there.Writer);

    private IDuplexPipe ListenersEnd => new End(there.Reader, back.Writer);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Shake_SameSecret_BothPassAndTheCallerKnowsWhomItReached()
    {
        (string? reached, bool admitted) = await ShakeAsync(new(new("a token of the head", "store"), "caller"));

        Assert.Equal(Silo, reached);
        Assert.True(admitted);
    }

    [Theory]
    [InlineData("another token", "store")]
    [InlineData("a token of the head", "another store")]
    public async Task Shake_AnotherSecret_NeitherPasses(string token, string cluster)
    {
        Task<bool> admitted = listener.AnswerAsync(ListenersEnd, Stop);
        string? reached = await new SiloHandshake(new(token, cluster), "caller").CallAsync(CallersEnd, Stop);
        await there.Writer.CompleteAsync();

        Assert.Null(reached);
        Assert.False(await admitted);
    }

    [Fact]
    public async Task Answer_StrangerWhoSpeaksSomethingElse_IsRefusedWithoutAnAnswer()
    {
        await there.Writer.WriteAsync("GET / HTTP/1.1\r\nHost: here\r\nAccept: */*\r\n\r\n      "u8.ToArray(), Stop);
        await there.Writer.CompleteAsync();

        Assert.False(await listener.AnswerAsync(ListenersEnd, Stop));
        Assert.False(back.Reader.TryRead(out _));
    }

    [Fact]
    public async Task Answer_ItsOwnProofSentBack_IsRefused()
    {
        Task<bool> admitted = listener.AnswerAsync(ListenersEnd, Stop);
        await there.Writer.WriteAsync((byte[])[.. "LazyRich silo 1\n"u8, .. new byte[32]], Stop);
        int length = 32 + 1 + Silo.Length + ClusterSecret.ProofLength;
        ReadResult answer = await back.Reader.ReadAtLeastAsync(length, Stop);
        byte[] proof = answer.Buffer.Slice(length - ClusterSecret.ProofLength).ToArray();
        await there.Writer.WriteAsync(proof, Stop);

        Assert.False(await admitted);
    }

    [Fact]
    public async Task Answer_ACallThatWasHeardBefore_IsRefused()
    {
        var wire = new MemoryStream();
        Task<bool> first = listener.AnswerAsync(ListenersEnd, Stop);
        await new SiloHandshake(new("a token of the head", "store"), "caller").CallAsync(new End(back.Reader, PipeWriter.Create(new Tee(there.Writer.AsStream(), wire))), Stop);
        Assert.True(await first);

        var again = new Pipe();
        await again.Writer.WriteAsync(wire.ToArray(), Stop);
        Assert.False(await listener.AnswerAsync(new End(again.Reader, new Pipe().Writer), Stop));
    }

    [Fact]
    public async Task Shake_BytesThatFollow_StayForWhoComesNext()
    {
        Task<bool> admitted = listener.AnswerAsync(ListenersEnd, Stop);
        await new SiloHandshake(new("a token of the head", "store"), "caller").CallAsync(CallersEnd, Stop);
        await there.Writer.WriteAsync("hello"u8.ToArray(), Stop);
        Assert.True(await admitted);

        ReadResult next = await there.Reader.ReadAtLeastAsync(5, Stop);
        Assert.Equal("hello"u8.ToArray(), next.Buffer.ToArray());
    }

    private async Task<(string? Reached, bool Admitted)> ShakeAsync(SiloHandshake caller)
    {
        Task<bool> admitted = listener.AnswerAsync(ListenersEnd, Stop);
        string? reached = await caller.CallAsync(CallersEnd, Stop);
        return (reached, await admitted);
    }

    private sealed record End(PipeReader Input, PipeWriter Output) : IDuplexPipe;

    /// <summary>Writes to two streams.</summary>
    private sealed class Tee(Stream one, Stream other) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush() => one.Flush();

        public override void Write(byte[] buffer, int offset, int count)
        {
            one.Write(buffer, offset, count);
            other.Write(buffer, offset, count);
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
