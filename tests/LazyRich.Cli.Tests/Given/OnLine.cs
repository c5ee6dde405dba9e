using System.Text;

namespace LazyRich.Cli.Tests.Given;

/// <summary>Does something when a line with certain words is written: an interrupt at a known moment, without waiting for a clock.</summary>
internal sealed class OnLine(string words, Action action) : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override void WriteLine(string? value)
    {
        if (value?.Contains(words, StringComparison.Ordinal) == true)
            action();
    }
}
