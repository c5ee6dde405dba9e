using LazyRich.Cli.Options;

namespace LazyRich.Cli;

/// <summary>Where a head is, and what it asks of us.</summary>
/// <param name="TokenFile">As the user names it; null: the user's own token.</param>
/// <param name="Settings">The variables of the environment.</param>
internal sealed record HeadAddress(Uri Url, string? TokenFile, Func<string, string?> Settings)
{
    public const string Variable = "LAZYRICH_HEAD";

    public const string TokenVariable = "LAZYRICH_TOKEN";

    /// <summary>Read when it is asked for: a head that is just starting makes it. Null: there is none.</summary>
    /// <exception cref="UserException">A token file that cannot be read, or a token that is none.</exception>
    public string? Token => TokenFile is null ? UserToken.Find(Settings) : ReadToken(TokenFile);

    /// <exception cref="UserException">Not a URL of a head.</exception>
    public static HeadAddress Read(string url, string? tokenFile, Func<string, string?> variable)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? parsed) || parsed.Scheme is not ("http" or "https"))
        {
            string near = url.Contains("://", StringComparison.Ordinal) ? "" : $"; did you mean http://{url}?";
            throw new UserException(ExitCode.Usage, $"--head is a URL such as http://HOST:7070, not '{url}'{near}");
        }

        return new(parsed, tokenFile, variable);
    }

    /// <summary>Before a head of this user on this machine is asked for something that needs the token: it may still be starting, and whoever is first makes it.</summary>
    public void MakeToken()
    {
        if (TokenFile is null && Url.IsLoopback)
            UserToken.MakeIfPossible(Settings);
    }

    private static string ReadToken(string file)
    {
        if (!File.Exists(file))
            throw new UserException(ExitCode.Usage, $"there is no token file '{file}'");
        string token = File.ReadAllText(file).Trim();
        return token.Length > 0 ? token : throw new UserException(ExitCode.Usage, $"the token file '{file}' is empty");
    }
}
