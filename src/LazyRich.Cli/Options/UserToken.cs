using LazyRich.Grains.Hosting;
using LazyRich.Reporting.Api;

namespace LazyRich.Cli.Options;

/// <summary>
/// The token that this user's heads ask for and this user's workers bring: LAZYRICH_TOKEN, else the file <c>lazyrich/token</c> among the user's settings
/// (~/.config on Linux), made by the first head. Home directories are shared on most clusters, so workers find it without being told.
/// </summary>
internal static class UserToken
{
    /// <summary>Where the file is, whether or not there is one.</summary>
    public static string PathOf(Func<string, string?> variable)
    {
        string? settings = variable("XDG_CONFIG_HOME");
        if (string.IsNullOrEmpty(settings))
            settings = Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return Path.Combine(settings, "lazyrich", "token");
    }

    /// <returns>Null when there is none.</returns>
    /// <exception cref="UserException">It is too short to be a secret.</exception>
    public static string? Find(Func<string, string?> variable)
    {
        string? given = variable(HeadAddress.TokenVariable);
        string path = PathOf(variable);
        string? token = !string.IsNullOrEmpty(given) ? given : File.Exists(path) ? File.ReadAllText(path) : null;
        return token is null ? null : Checked(token.Trim(), !string.IsNullOrEmpty(given) ? HeadAddress.TokenVariable : path);
    }

    /// <summary>The one there is, or a new one in a file that only its user can read.</summary>
    public static string FindOrMake(Func<string, string?> variable)
    {
        if (Find(variable) is { } token)
            return token;
        string path = PathOf(variable);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        string made = new ControlToken().Text;
        try
        {
            using var writer = new StreamWriter(path, options);
            writer.WriteLine(made);
            return made;
        }
        catch (IOException) when (Find(variable) is not null)
        {
            return Find(variable)!;
        }
    }

    private static string Checked(string token, string source) =>
        token.Length >= PeerOptions.LeastTokenLength && !token.Any(char.IsWhiteSpace) ? token : throw new UserException(
            ExitCode.Usage,
            $"{source} holds {token.Length} characters; a token has at least {PeerOptions.LeastTokenLength}, without spaces",
            "openssl rand -hex 32  makes one");
}
