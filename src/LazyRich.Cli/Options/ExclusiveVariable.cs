using LazyRich.Store;

namespace LazyRich.Cli.Options;

/// <summary>
/// LAZYRICH_EXCLUSIVE: whether one process alone may have the store open, as on a network file system. Those are recognised by their type; this is for
/// a type that nobody here has heard of (1), and for one that is taken for a network's and is none (0). Every command about the store needs it.
/// </summary>
internal static class ExclusiveVariable
{
    public const string Name = "LAZYRICH_EXCLUSIVE";

    /// <exception cref="UserException">Neither 1 nor 0.</exception>
    public static ResultsStoreOptions ApplyTo(ResultsStoreOptions options, Func<string, string?> variable) => new()
    {
        Clock = options.Clock,
        Exclusive = options.Exclusive ?? Read(variable(Name)),
        HolderPatience = options.HolderPatience,
        ChecksReferences = options.ChecksReferences,
    };

    private static bool? Read(string? text) => text switch
    {
        null or "" => null,
        "1" => true,
        "0" => false,
        _ => throw new UserException(ExitCode.Usage, $"{Name} is 1 (one process alone may have the store open) or 0, not '{text}'"),
    };
}
