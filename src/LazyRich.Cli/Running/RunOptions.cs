using System.CommandLine;
using LazyRich.Cli.Options;

namespace LazyRich.Cli.Running;

/// <summary>Options of every verb that makes runs run.</summary>
internal sealed class RunOptions
{
    private readonly Option<int?> slots = new("--slots") { Description = "Solver threads (default: the cores of this machine)", HelpName = "N" };

    private readonly Option<bool> noFigures = new("--no-figures") { Description = "Draw no pictures at the end" };

    private readonly Option<string?> directory = new("--out") { Description = "Where the pictures go (default: beside the store)", HelpName = "DIR" };

    public void AddTo(Command command)
    {
        slots.Validators.Add(Counts.Positive);
        command.Options.Add(slots);
        command.Options.Add(noFigures);
        command.Options.Add(directory);
    }

    public RunSettings Of(ParseResult parse, Session session) => new(
        parse.GetValue(slots) ?? Environment.ProcessorCount,
        !parse.GetValue(noFigures),
        parse.GetValue(directory) is { } given ? Path.GetFullPath(given) : Path.GetDirectoryName(session.StorePath)!);
}

/// <param name="Slots">Solver threads, ≥ 1.</param>
/// <param name="Directory">Where the pictures go.</param>
internal sealed record RunSettings(int Slots, bool Figures, string Directory);
