using System.CommandLine;

namespace LazyRich.Cli.Options;

/// <summary>How a long-lived process writes its log.</summary>
internal static class LogFormats
{
    public const string Text = "text";

    public const string Json = "json";

    public static Option<string> Option()
    {
        var option = new Option<string>("--log-format")
        {
            Description = "Lines of text, or a JSON object a line with run, study and attempt as fields",
            HelpName = "FORMAT",
            DefaultValueFactory = _ => Text,
        };
        option.AcceptOnlyFromAmong(Text, Json);
        return option;
    }
}
