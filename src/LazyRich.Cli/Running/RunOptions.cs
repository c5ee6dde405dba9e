using System.CommandLine;
using LazyRich.Cli.Options;

namespace LazyRich.Cli.Running;

/// <summary>Options of every verb that makes runs run.</summary>
internal sealed class RunOptions
{
    private readonly Option<int?> slots = new("--slots") { Description = "Solver threads (default: the cores of this machine)", HelpName = "N" };

    private readonly Option<bool> noFigures = new("--no-figures") { Description = "Draw no pictures at the end" };

    private readonly Option<string?> directory = new("--out") { Description = "Where the pictures go (default: beside the store; with --head, here)", HelpName = "DIR" };

    public void AddTo(Command command)
    {
        slots.Validators.Add(Counts.Positive);
        command.Options.Add(slots);
        command.Options.Add(noFigures);
        command.Options.Add(directory);
    }

    /// <exception cref="UserException">Solver threads for a process that will not solve.</exception>
    public RunSettings Of(ParseResult parse, Session session)
    {
        if (session.HasHead && parse.GetValue(slots) is not null)
            throw new UserException(ExitCode.Usage, "with --head the runs are solved by the head's workers; their --slots count");
        string beside = session.HasHead ? Directory.GetCurrentDirectory() : Path.GetDirectoryName(session.StorePath)!;
        string pictures = parse.GetValue(directory) is { } given ? Path.GetFullPath(given) : beside;
        return new(parse.GetValue(slots) ?? Environment.ProcessorCount, !parse.GetValue(noFigures), pictures);
    }
}

/// <param name="Slots">Solver threads, ≥ 1.</param>
/// <param name="Directory">Where the pictures go.</param>
internal sealed record RunSettings(int Slots, bool Figures, string Directory);
