namespace LazyRich.Dynamics.Networks;

/// <summary>Where a matrix is in a longer array of numbers; turned, the same numbers are its transpose.</summary>
internal readonly record struct MatrixPlace(int Offset, int Rows, int Columns, int RowStride, int ColumnStride)
{
    /// <summary>Where entry (row, column) is.</summary>
    public int At(int row, int column) => Offset + (row * RowStride) + (column * ColumnStride);

    public MatrixPlace Turned => new(Offset, Columns, Rows, ColumnStride, RowStride);

    public static MatrixPlace RowMajor(int rows, int columns) => new(0, rows, columns, columns, 1);
}
