using LazyRich.Cli.Options;

namespace LazyRich.Cli;

/// <summary>Where a head is, and what it asks of us.</summary>
/// <param name="Token">Null: none was given.</param>
internal sealed record HeadAddress(Uri Url, string? Token)
{
    public const string Variable = "LAZYRICH_HEAD";

    public const string TokenVariable = "LAZYRICH_TOKEN";

    /// <exception cref="UserException">Not a URL of a head, or a token file that cannot be read.</exception>
    public static HeadAddress Read(string url, string? tokenFile, Func<string, string?> variable)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? parsed) || parsed.Scheme is not ("http" or "https"))
        {
            string near = url.Contains("://", StringComparison.Ordinal) ? "" : $"; did you mean http://{url}?";
            throw new UserException(ExitCode.Usage, $"--head is a URL such as http://HOST:7070, not '{url}'{near}");
        }

        return new(parsed, tokenFile is null ? UserToken.Find(variable) : ReadToken(tokenFile));
    }

    private static string ReadToken(string file)
    {
        if (!File.Exists(file))
            throw new UserException(ExitCode.Usage, $"there is no token file '{file}'");
        string token = File.ReadAllText(file).Trim();
        return token.Length > 0 ? token : throw new UserException(ExitCode.Usage, $"the token file '{file}' is empty");
    }
}
