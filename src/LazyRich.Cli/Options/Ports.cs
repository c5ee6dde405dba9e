using System.CommandLine;
using System.CommandLine.Parsing;

namespace LazyRich.Cli.Options;

/// <summary>Options that are TCP ports.</summary>
internal static class Ports
{
    public static Option<int> Option(string name, string description, int usual)
    {
        var option = new Option<int>(name)
        {
            Description = $"{description} (default: {(usual == 0 ? "any free one" : usual)}{(usual == 0 ? "" : "; 0: any free one")})",
            HelpName = "PORT",
            DefaultValueFactory = _ => usual,
        };
        option.Validators.Add(Valid);
        return option;
    }

    public static void Valid(OptionResult result)
    {
        if (result.Tokens is [{ Value: var text }] && int.TryParse(text, out int port) && port is < 0 or > 65535)
            result.AddError($"{result.Option.Name} is a port from 0 to 65535, not {text}");
    }
}
