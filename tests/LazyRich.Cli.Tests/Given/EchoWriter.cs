using System.Text;

namespace LazyRich.Cli.Tests.Given;

/// <summary>Keeps what is written, and passes each line on at once. Thread-safe: progress and messages come from several threads.</summary>
internal sealed class EchoWriter(TextWriter listener) : TextWriter
{
    private readonly StringBuilder text = new();
    private readonly Lock gate = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        lock (gate)
            text.Append(value);
    }

    public override void WriteLine(string? value)
    {
        lock (gate)
            text.AppendLine(value);
        listener.WriteLine(value);
    }

    public override string ToString()
    {
        lock (gate)
            return text.ToString();
    }
}
