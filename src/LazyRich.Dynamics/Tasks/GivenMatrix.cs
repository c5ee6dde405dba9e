using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;

namespace LazyRich.Dynamics.Tasks;

/// <summary>What every matrix from a file must be: of the shape its place wants, and finite.</summary>
internal static class GivenMatrix
{
    /// <param name="columns">Null: any number, as for samples.</param>
    /// <returns>Whether the matrix can be computed with.</returns>
    public static bool Check(
        string path, string name, MatrixValue given, int rows, int? columns, Architecture architecture, IInputs inputs, ICollection<Fault> faults)
    {
        if (given.Rows != rows || (columns ?? given.Columns) != given.Columns)
        {
            bool turned = given.Columns == rows && (columns ?? given.Rows) == given.Rows;
            string wanted = columns is { } c ? $"{rows}×{c}" : $"{rows} rows, one for each input";
            faults.Add(new(path, $"{name} is {given.Rows}×{given.Columns}, but {architecture} wants {wanted}"
                + (turned ? "; its transpose would fit." : ".")));
            return false;
        }

        Matrix matrix = inputs.Matrix(given.Digest);
        int bad = Array.FindIndex(matrix.Data, value => !double.IsFinite(value));
        if (bad < 0)
            return true;
        faults.Add(new(path, $"{name} has {Format.Number(matrix.Data[bad])} in row {(bad / matrix.Columns) + 1}, column {(bad % matrix.Columns) + 1}: "
            + "every entry must be finite."));
        return false;
    }
}
