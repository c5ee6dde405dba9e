using System.Text;

namespace LazyRich.Cli.Tests.Given;

/// <summary>Two listeners to one output.</summary>
internal sealed class OnEither(TextWriter first, TextWriter second) : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override void WriteLine(string? value)
    {
        first.WriteLine(value);
        second.WriteLine(value);
    }
}
