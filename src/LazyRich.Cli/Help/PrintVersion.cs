using System.CommandLine;
using System.CommandLine.Invocation;
using LazyRich.Dynamics;

namespace LazyRich.Cli.Help;

/// <summary><c>--version</c>: the program's version and that of its numerics, which decides whether stored runs are still the same runs.</summary>
internal sealed class PrintVersion : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(Text);
        return ExitCode.Success;
    }

    public static string Text => $"lazyrich {Version} (numerics {NumericsVersion.Current})";

    public static string Version => typeof(PrintVersion).Assembly.GetName().Version?.ToString(3) ?? "";
}
