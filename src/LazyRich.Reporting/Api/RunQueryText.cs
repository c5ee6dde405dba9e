using System.Globalization;
using LazyRich.Dynamics.Regimes;
using LazyRich.Store.Reading;
using LazyRich.Store.Reading.Paging;
using Microsoft.AspNetCore.Http;

namespace LazyRich.Reporting.Api;

/// <summary>A query over runs in a query string: where, columns and sort (comma-separated), limit (default 1000), after (the page before's next), thresholds (of the regimes).</summary>
internal static class RunQueryText
{
    private const int DefaultLimit = 1000;

    /// <summary>No answer has more than <see cref="RunPages.Largest"/> rows: a limit of 0, or of more, is that. Where rows are sorted, one more tells whether there are more.</summary>
    /// <exception cref="FormatException">limit or after is no whole number, or thresholds are none.</exception>
    public static RunQuery Read(string? study, IQueryCollection asked)
    {
        string[] sort = QueryList.Names(asked["sort"]);
        long limit = Whole(asked, "limit") ?? DefaultLimit;
        int rows = limit is > 0 and <= RunPages.Largest ? (int)limit : RunPages.Largest + (sort.Length > 0 ? 1 : 0);
        return new(study, asked["where"].ToString(), QueryList.Names(asked["columns"]), sort, rows)
        {
            After = Whole(asked, "after"),
            Thresholds = RegimeThresholds.Parse(asked["thresholds"].ToString()),
        };
    }

    private static long? Whole(IQueryCollection asked, string name) => asked[name] switch
    {
        [{ Length: > 0 } text] => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int whole)
            ? whole
            : throw new FormatException($"{name} is a whole number from 0, not '{text}'."),
        _ => null,
    };
}
