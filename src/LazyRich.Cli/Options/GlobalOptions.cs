using System.CommandLine;

namespace LazyRich.Cli.Options;

/// <summary>What every verb understands.</summary>
internal sealed class GlobalOptions
{
    public const string StoreVariable = "LAZYRICH_STORE";

    public const string DefaultStore = "lazyrich.db";

    public Option<string?> Store { get; } = new("--store")
    {
        Description = $"The results store, a SQLite file (default: ${StoreVariable}, else {DefaultStore})",
        HelpName = "FILE",
        Recursive = true,
    };

    public Option<string?> Head { get; } = new("--head")
    {
        Description = $"The process that owns the store, instead of --store (default: ${HeadAddress.Variable})",
        HelpName = "URL",
        Recursive = true,
    };

    public Option<string?> TokenFile { get; } = new("--token-file")
    {
        Description = $"A file with the head's token (default: ${HeadAddress.TokenVariable}, else the one of this user's settings)",
        HelpName = "FILE",
        Recursive = true,
    };

    public Option<bool> Json { get; } = new("--json")
    {
        Description = "One JSON document on standard output (NaN and ±∞ as \"NaN\", \"Infinity\", \"-Infinity\")",
        Recursive = true,
    };

    public Option<bool> Verbose { get; } = new("--verbose")
    {
        Description = "Details of an unexpected error",
        Recursive = true,
    };

    public void AddTo(Command root)
    {
        root.Options.Add(Store);
        root.Options.Add(Head);
        root.Options.Add(TokenFile);
        root.Options.Add(Json);
        root.Options.Add(Verbose);
    }
}
