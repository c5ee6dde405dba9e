using LazyRich.Grains.Hosting;
using LazyRich.Reporting.Api;

namespace LazyRich.Cli.Options;

/// <summary>
/// The token that this user's heads ask for and this user's workers bring: LAZYRICH_TOKEN, else the file <c>lazyrich/token</c> among the user's settings
/// (~/.config on Linux), made by the first head, or by a worker or a run that is there before it. Home directories are shared on most clusters, so workers find it without being told.
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

    /// <summary>The one there is, or a new one in a file that only its user can read. Of several processes that start at once, one's is everybody's.</summary>
    public static string FindOrMake(Func<string, string?> variable)
    {
        if (Find(variable) is { } token)
            return token;
        string path = PathOf(variable), made = new ControlToken().Text, beside = $"{path}.{Environment.ProcessId}.{Guid.NewGuid():N}";
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            // Whole or not at all: who finds the file must not find half a token.
            Write(beside, made);
            File.Move(beside, path, overwrite: false);
            return made;
        }
        catch (IOException) when (File.Exists(path))
        {
            return Find(variable)!;
        }
        finally
        {
            File.Delete(beside);
        }
    }

    /// <summary>Where a token is of use but nothing ends without it, as where the user's settings cannot be written.</summary>
    public static void MakeIfPossible(Func<string, string?> variable)
    {
        try
        {
            FindOrMake(variable);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The head, if it wants one, says so.
        }
    }

    private static void Write(string path, string token)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(path, options);
        writer.WriteLine(token);
    }

    private static string Checked(string token, string source) =>
        token.Length >= PeerOptions.LeastTokenLength && !token.Any(char.IsWhiteSpace) ? token : throw new UserException(
            ExitCode.Usage,
            $"{source} holds {token.Length} characters; a token has at least {PeerOptions.LeastTokenLength}, without spaces",
            "openssl rand -hex 32  makes one");
}
