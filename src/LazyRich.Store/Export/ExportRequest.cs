namespace LazyRich.Store.Export;

public enum ExportTable
{
    /// <summary>A row per run: parameters, state, summaries.</summary>
    Runs,

    /// <summary>A row per succeeded run and recorded time.</summary>
    Trajectories,
}

public enum ExportFormat
{
    /// <summary>
    /// Comma-separated, UTF-8, a header line; numbers in the shortest form that reads back the same; NaN, inf, -inf; nothing for "absent".
    /// </summary>
    Csv,

    /// <summary>A JSON object per line; "NaN", "Infinity", "-Infinity" as texts; null for "absent".</summary>
    Json,

    /// <summary>NumPy arrays by name, for <c>numpy.load</c> without pickle.</summary>
    Npz,
}

public sealed record ExportRequest(string Study, ExportTable Table, ExportFormat Format);
