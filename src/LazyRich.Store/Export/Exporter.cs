using LazyRich.Store.Export.Npz;
using LazyRich.Store.Export.Tables;
using LazyRich.Store.Reading;

namespace LazyRich.Store.Export;

/// <summary>
/// Writes a study out, streaming: memory does not grow with the trajectories. The same store gives the same bytes. Writing to a temporary file and
/// renaming it is the caller's business, and so is removing it after an exception.
/// </summary>
public static class Exporter
{
    /// <summary>The formats of a table, as the command spells them.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["csv", "json", "npz"];

    public static IReadOnlyList<string> Tables { get; } = ["runs", "trajectories"];

    public static bool TryParseFormat(string text, out ExportFormat format) =>
        Enum.TryParse(text, ignoreCase: true, out format) && Formats.Contains(text);

    public static bool TryParseTable(string text, out ExportTable table) =>
        Enum.TryParse(text, ignoreCase: true, out table) && Tables.Contains(text);

    /// <exception cref="QueryException">There is no such study.</exception>
    /// <exception cref="StoreException">The store cannot be read, or its data is damaged.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; what was written is no export.</exception>
    public static void Write(IStoreReader reader, ExportRequest request, Stream output, CancellationToken cancellation)
    {
        using var cancellable = new CancellableStream(output, cancellation);
        if (request.Format == ExportFormat.Npz)
        {
            if (request.Table == ExportTable.Runs) RunArrays.Write(RunTable.Of(reader, request.Study), cancellable, cancellation);
            else TrajectoryArrays.Write(reader, request.Study, cancellable, cancellation);
            return;
        }

        Table table = request.Table == ExportTable.Runs ? RunTable.Of(reader, request.Study) : TrajectoryTable.Of(reader, request.Study);
        if (request.Format == ExportFormat.Csv) CsvTable.Write(table, cancellable);
        else JsonTable.Write(table, cancellable);
    }
}
