namespace LazyRich.Cli;

/// <summary>Words of command lines that are shown to be typed.</summary>
internal static class Quoted
{
    public static string If(string word) => word.Any(char.IsWhiteSpace) ? $"\"{word}\"" : word;
}
