using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using LazyRich.Grains.Joining;

namespace LazyRich.Cli.Options;

/// <summary><c>--join</c>: where the head may be. What can never be one is refused at once, not waited for.</summary>
internal static partial class JoinOption
{
    public static Option<string[]> Make()
    {
        var option = new Option<string[]>("--join")
        {
            Description = "The head: http://HOST:7070, or its store file on a shared disk. Several, if it may come back elsewhere",
            HelpName = "HEAD",
            AllowMultipleArgumentsPerToken = true,
        };
        option.Validators.Add(result => result.Tokens.Select(token => Fault(token)).OfType<string>().ToList().ForEach(result.AddError));
        return option;
    }

    private static string? Fault(Token token)
    {
        string place = token.Value;
        string? near = HeadPlaces.IsUrl(place) ? Uri.TryCreate(place, UriKind.Absolute, out _) ? null : ""
            : place.Contains("://", StringComparison.Ordinal) || place.Trim().Length == 0 ? ""
            : HostAndPort().IsMatch(place) && !File.Exists(place) ? $"; did you mean http://{place}?" : null;
        return near is null ? null : $"--join is a head's URL such as http://HOST:7070, or its store's file, not '{place}'{near}";
    }

    [GeneratedRegex(@"^[\w.-]+:\d+/?$")]
    private static partial Regex HostAndPort();
}
