using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace LazyRich.Reporting.Figures.Reading;

/// <summary>From the text of a figure's or a finding's file to its nodes.</summary>
internal static class YamlText
{
    /// <returns>The first document; null when there is none.</returns>
    /// <exception cref="YamlException">It is no YAML, or none that such a file may be; with the place.</exception>
    public static YamlNode? Read(string text)
    {
        var parser = new ShallowParser(new Parser(new StringReader(text)));
        var stream = new YamlStream();
        try
        {
            stream.Load(parser);
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or IndexOutOfRangeException or FormatException)
        {
            // The parser gives up on some unfinished lists without saying where: its last event is the nearest place known.
            Mark mark = parser.Current?.End ?? Mark.Empty;
            throw new YamlException(mark, mark, "it ends, or breaks off, inside a list or mapping", error);
        }

        return stream.Documents.Count == 0 ? null : stream.Documents[0].RootNode;
    }
}
