using LazyRich.Reporting.Drawing;
using LazyRich.Reporting.Figures.Curves;
using LazyRich.Reporting.Text;

namespace LazyRich.Reporting.Figures.Lines;

/// <summary>Which colour is which value, in words: a stroke and its value each, in rows under the title.</summary>
internal sealed class LineKey(string? column, IReadOnlyList<object?> values, float width)
{
    private const float Row = 20;
    private const float Stroke = 22;
    private const float Gap = 20;

    private static readonly TextStyle Name = TextStyle.Label with { SemiBold = true };

    /// <summary>Of all rows; 0 when nothing is coloured.</summary>
    public float Height => column is null ? 0 : (Places()[^1].Row + 1) * Row;

    public void Paint(Sheet sheet, CurveColors colors, float left, float baseline)
    {
        if (column is null)
            return;
        sheet.Text(ColumnName.Typeset(column), left, baseline, Name);
        List<(float X, int Row)> places = Places();
        for (int i = 0; i < values.Count; i++)
        {
            (float x, float y) = (left + places[i].X, baseline + (places[i].Row * Row));
            sheet.Line(x, y - 4, x + Stroke, y - 4, colors.Of(values[i]), 3);
            sheet.Text(GroupLabel.Value(values[i]), x + Stroke + 6, y, TextStyle.Label);
        }
    }

    /// <summary>Of each value, from the left edge; a row that is full goes on below, indented as the first.</summary>
    private List<(float X, int Row)> Places()
    {
        float indent = Sheet.Measure(ColumnName.Typeset(column!), Name) + 14, x = indent;
        int row = 0;
        var places = new List<(float, int)>(values.Count);
        foreach (object? value in values)
        {
            float wide = Stroke + 6 + Sheet.Measure(GroupLabel.Value(value), TextStyle.Label);
            if (x > indent && x + wide > width)
                (x, row) = (indent, row + 1);
            places.Add((x, row));
            x += wide + Gap;
        }

        return places;
    }
}
