using System.Globalization;
using LazyRich.Dynamics.Algebra;

namespace LazyRich.Studies.Matrices;

/// <summary>
/// A matrix as text, a row a line: cells apart by comma, semicolon, tab or spaces; lines that start with # are left out; a first line of names
/// only is a header and left out too.
/// </summary>
internal static class CsvReader
{
    private readonly record struct Row(int Line, string[] Cells);

    /// <exception cref="MatrixFormatException">A cell is no number, or a row is longer or shorter than the first; it says where.</exception>
    public static Matrix Read(string text)
    {
        List<(int Number, string Text)> lines = [.. text.TrimStart('\uFEFF').Split('\n')
            .Select((line, i) => (i + 1, line.Trim()))
            .Where(line => line.Item2.Length > 0 && line.Item2[0] != '#')];
        if (lines.Count == 0)
            throw new MatrixFormatException("it holds no rows");
        char separator = Separator(lines[0].Text);
        List<Row> rows = [.. lines.Select(line => new Row(line.Number, Cells(line.Text, separator)))];
        if (rows[0].Cells.All(cell => Number(cell) is null))
            rows.RemoveAt(0);
        if (rows.Count == 0)
            throw new MatrixFormatException("it holds a header and no rows of numbers");
        int columns = rows[0].Cells.Length;
        if ((long)rows.Count * columns > MatrixFiles.MostEntries)
            throw new MatrixFormatException($"it holds more than {MatrixFiles.MostEntries} numbers");
        var matrix = new Matrix(rows.Count, columns);
        for (int i = 0; i < rows.Count; i++)
            Fill(matrix, i, rows[i], separator);
        return matrix;
    }

    private static void Fill(Matrix matrix, int i, Row row, char separator)
    {
        if (row.Cells.Length != matrix.Columns)
            throw new MatrixFormatException($"line {row.Line} has {row.Cells.Length} cells, the rows above it {matrix.Columns}");
        for (int j = 0; j < matrix.Columns; j++)
        {
            string cell = row.Cells[j];
            matrix[i, j] = Number(cell) ?? throw new MatrixFormatException(
                $"line {row.Line}, cell {j + 1}: '{cell}' is not a number"
                + (separator != ',' && cell.Contains(',', StringComparison.Ordinal) ? "; the decimal sign is a point" : ""));
        }
    }

    private static char Separator(string line) =>
        line.Contains(';', StringComparison.Ordinal) ? ';' : line.Contains(',', StringComparison.Ordinal) ? ',' : ' ';

    private static string[] Cells(string line, char separator) => separator == ' '
        ? line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        : [.. line.Split(separator).Select(cell => cell.Trim())];

    private static double? Number(string cell)
    {
        string bare = cell is ['"', .., '"'] ? cell[1..^1] : cell;
        return double.TryParse(bare, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : null;
    }
}
