using Spectre.Console;

namespace LazyRich.Cli.Rendering;

/// <summary>
/// A table as aligned text: bold heads, a rule, no box and no trailing blanks, so that it can be read, copied and cut. Rows are never folded here.
/// </summary>
internal sealed class TextTable
{
    private const string Gap = "  ";

    private readonly bool[] right;
    private readonly string[] heads;
    private readonly List<Cell[]> rows = [];

    /// <param name="heads">Column heads; a leading <c>&gt;</c> puts a column to the right; all empty: no head line.</param>
    public TextTable(params IEnumerable<string> heads)
    {
        string[] given = [.. heads];
        right = Array.ConvertAll(given, head => head.StartsWith('>'));
        this.heads = Array.ConvertAll(given, head => head.TrimStart('>'));
    }

    /// <summary>Whether, on a terminal, the last column is cut where the line ends. Default: the terminal folds it.</summary>
    public bool CutsLast { get; init; }

    public void Add(params Cell[] cells) => rows.Add(cells);

    public void Print(Session session)
    {
        int[] widths = [.. heads.Select((head, i) => Math.Max(head.Length, rows.Count == 0 ? 0 : rows.Max(row => row[i].Text.Length)))];
        var text = new Paragraph();
        if (Array.Exists(heads, head => head.Length > 0))
        {
            Append(text, [.. heads.Select(head => new Cell(head, new Style(decoration: Decoration.Bold)))], widths, session);
            text.Append(string.Join(Gap, widths.Select(width => new string('─', width))), new Style(decoration: Decoration.Dim)).Append("\n");
        }

        foreach (Cell[] row in rows)
            Append(text, row, widths, session);
        session.Tables.Write(text);
    }

    private void Append(Paragraph text, Cell[] row, int[] widths, Session session)
    {
        int last = Array.FindLastIndex(row, cell => cell.Text.Length > 0), column = 0;
        for (int i = 0; i <= last; i++)
        {
            string cell = right[i] ? row[i].Text.PadLeft(widths[i]) : i < last ? row[i].Text.PadRight(widths[i]) : row[i].Text;
            if (i > 0)
                text.Append(Gap);
            text.Append(i == row.Length - 1 ? Cut(cell, session.Terminal.Width - column) : cell, row[i].Style);
            column += widths[i] + Gap.Length;
        }

        text.Append("\n");

        string Cut(string cell, int room) =>
            CutsLast && session.Terminal.OutIsTerminal && room > 8 && cell.Length > room ? string.Concat(cell.AsSpan(0, room - 1), "…") : cell;
    }
}

internal readonly record struct Cell(string Text, Style? Style = null)
{
    public static implicit operator Cell(string text) => new(text);
}
