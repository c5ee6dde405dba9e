using System.Text.Json.Nodes;
using LazyRich.Dynamics.Algebra;
using LazyRich.Store.Encoding;

namespace LazyRich.Reporting.Json;

/// <summary>A matrix: rows, columns, and its row-major little-endian float64 in base64, so that every bit arrives.</summary>
public static class MatrixJson
{
    public static JsonObject Of(Matrix matrix) => new()
    {
        ["rows"] = matrix.Rows,
        ["columns"] = matrix.Columns,
        ["data"] = Convert.ToBase64String(Doubles.ToBytes(matrix.Data)),
    };

    /// <exception cref="FormatException">Not such an object, or the numbers do not fill it.</exception>
    public static Matrix Read(JsonNode? json)
    {
        try
        {
            (int rows, int columns) = ((int)json!["rows"]!, (int)json["columns"]!);
            double[] data = Doubles.FromBytes(Convert.FromBase64String((string)json["data"]!));
            return rows > 0 && columns > 0 && (long)rows * columns == data.Length
                ? new(rows, columns, data)
                : throw new FormatException($"{data.Length} numbers do not make a {rows}×{columns} matrix.");
        }
        catch (Exception error) when (error is InvalidOperationException or NullReferenceException or ArgumentException)
        {
            throw new FormatException("A matrix is {rows, columns, data: row-major little-endian float64 in base64}.", error);
        }
    }
}
