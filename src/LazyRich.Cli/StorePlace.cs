using System.CommandLine;
using LazyRich.Cli.Options;

namespace LazyRich.Cli;

/// <summary>The store that a call is about: a file here, or what a head at a URL owns.</summary>
/// <param name="Name">As the user names it.</param>
/// <param name="Path">The file's full path; null with a head.</param>
/// <param name="Option">What a command line must say to be about the same store; empty when the environment says it.</param>
internal sealed record StorePlace(string Name, string? Path, HeadAddress? Head, string Option)
{
    /// <summary>Options count before the environment. At either level there is one store, not two.</summary>
    /// <exception cref="UserException">Both a store and a head, or an address that is none.</exception>
    public static StorePlace Of(ParseResult parse, GlobalOptions globals, Func<string, string?> variable)
    {
        (string? store, string? head, string? tokenFile) = (parse.GetValue(globals.Store), parse.GetValue(globals.Head), parse.GetValue(globals.TokenFile));
        if (store is not null && head is not null)
            throw new UserException(ExitCode.Usage, "--store is a file here and --head a process elsewhere: give one of them");
        bool given = store is not null || head is not null;
        if (!given)
        {
            (store, head) = (Variable(GlobalOptions.StoreVariable), Variable(HeadAddress.Variable));
            if (store is not null && head is not null)
            {
                throw new UserException(
                    ExitCode.Usage, $"{GlobalOptions.StoreVariable} and {HeadAddress.Variable} are both set: say which with --store or --head");
            }
        }

        if (head is not null)
        {
            string token = tokenFile is null ? "" : $" --token-file {Quoted.If(tokenFile)}";
            return new(head, null, HeadAddress.Read(head, tokenFile, variable), $"{(given ? $" --head {head}" : "")}{token}");
        }

        if (tokenFile is not null)
            throw new UserException(ExitCode.Usage, "--token-file is for a --head; a store here needs no token");
        string name = store ?? GlobalOptions.DefaultStore;
        return new(name, System.IO.Path.GetFullPath(name), null, given ? $" --store {Quoted.If(name)}" : "");

        string? Variable(string named) => variable(named) is { Length: > 0 } value ? value : null;
    }
}
