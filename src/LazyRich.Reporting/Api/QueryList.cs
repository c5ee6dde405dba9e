namespace LazyRich.Reporting.Api;

/// <summary>Lists in a query string: <c>columns=run,lambda</c>.</summary>
internal static class QueryList
{
    public static string[] Names(string? list) => (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
