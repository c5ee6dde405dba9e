using System.Globalization;
using System.IO.Pipes;
using LazyRich.Cli.Terminals;

namespace LazyRich.Cli.Tests.Terminals;

/// <summary>What is said to a reader who does not read, over a real pipe.</summary>
public sealed class MessageQueueTests : IDisposable
{
    /// <summary>More than a pipe and the queue hold together.</summary>
    private const int Many = 20_000;

    private readonly AnonymousPipeServerStream reading = new(PipeDirection.In);
    private readonly StreamWriter writing;

    public MessageQueueTests() =>
        writing = new(new AnonymousPipeClientStream(PipeDirection.Out, reading.ClientSafePipeHandle)) { AutoFlush = true, NewLine = "\n" };

    [Fact]
    public async Task Add_NobodyReads_ReturnsAndCountsWhatIsMissing()
    {
        var messages = new MessageQueue(writing, TimeSpan.FromMinutes(1));
        for (int i = 0; i < Many; i++)
            messages.Add(Line(i));

        Task<List<string>> read = Task.Run(ReadAll, TestContext.Current.CancellationToken);
        messages.Dispose();
        writing.Dispose();

        AssertWhole(await read);
    }

    [Fact]
    public void Add_ReadAgainAfterAGap_TellsOfTheGapWhereItIs()
    {
        using var messages = new MessageQueue(writing, TimeSpan.FromMinutes(1));
        for (int i = 0; i < Many; i++)
            messages.Add(Line(i));
        using var reader = new StreamReader(reading);
        List<string> lines = ReadUntil(reader, line => line == Line(MessageQueue.Capacity / 2));

        messages.Add("later");
        lines.AddRange(ReadUntil(reader, line => line == "later"));

        AssertWhole(lines[..^1]);
    }

    [Fact]
    public void Settle_NobodyReads_GivesUp()
    {
        using var messages = new MessageQueue(writing, TimeSpan.FromMilliseconds(1));
        for (int i = 0; i < Many; i++)
            messages.Add(Line(i));

        messages.Settle();
    }

    [Fact]
    public void Settle_SomebodyReads_EverythingIsWritten()
    {
        using var read = new StringWriter();
        using var messages = new MessageQueue(read, TimeSpan.FromMinutes(1));
        for (int i = 0; i < 100; i++)
            messages.Add(Line(i));

        messages.Settle();

        Assert.Equal(100, read.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Add_ReaderIsGone_HarmsNobody()
    {
        await reading.DisposeAsync();
        using var messages = new MessageQueue(writing, TimeSpan.FromMinutes(1));

        messages.Add("to nobody");
        messages.Settle();
        messages.Add("to nobody again");
        messages.Settle();
    }

    public void Dispose() => reading.Dispose();

    private static string Line(int i) => $"message {i} of a process that has a lot to say and says it whether somebody listens or not";

    private List<string> ReadAll()
    {
        using var reader = new StreamReader(reading);
        return ReadUntil(reader, _ => false);
    }

    private static List<string> ReadUntil(StreamReader reader, Func<string, bool> isLast)
    {
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            lines.Add(line);
            if (isLast(line))
                break;
        }

        return lines;
    }

    /// <summary>Every message is there in its order, or counted where it is missing; some are missing.</summary>
    private static void AssertWhole(IReadOnlyList<string> lines)
    {
        (int next, int missing) = (0, 0);
        foreach (string line in lines)
        {
            if (line.StartsWith('('))
                missing += int.Parse(line[1..line.IndexOf(' ', StringComparison.Ordinal)], NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
            else
                Assert.Equal(Line(missing + next++), line);
        }

        Assert.True(missing > 0);
        Assert.Equal(Many, next + missing);
    }
}
