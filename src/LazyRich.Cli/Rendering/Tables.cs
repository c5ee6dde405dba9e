using Spectre.Console;

namespace LazyRich.Cli.Rendering;

/// <summary>The one look of tables here: a rule under the heads and no box, so that they can be copied.</summary>
internal static class Tables
{
    /// <param name="heads">Column heads; a leading <c>&gt;</c> puts a column to the right.</param>
    public static Table Make(params IEnumerable<string> heads)
    {
        var table = new Table { Border = TableBorder.Simple, ShowRowSeparators = false };
        foreach (string head in heads)
        {
            bool right = head.StartsWith('>');
            table.AddColumn(new TableColumn(new Text(right ? head[1..] : head, new Style(decoration: Decoration.Bold)))
            {
                Alignment = right ? Justify.Right : Justify.Left,
                NoWrap = true,
            });
        }

        return table;
    }
}
