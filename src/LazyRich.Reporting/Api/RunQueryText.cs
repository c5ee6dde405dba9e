using System.Globalization;
using LazyRich.Dynamics.Regimes;
using LazyRich.Store.Reading;
using Microsoft.AspNetCore.Http;

namespace LazyRich.Reporting.Api;

/// <summary>A query over runs in a query string: where, columns and sort (comma-separated), limit (default 1000, 0: all), after (the page before's next), thresholds (of the regimes).</summary>
internal static class RunQueryText
{
    private const int DefaultLimit = 1000;

    /// <exception cref="FormatException">limit or after is no whole number, or thresholds are none.</exception>
    public static RunQuery Read(string? study, IQueryCollection asked) =>
        new(study, asked["where"].ToString(), QueryList.Names(asked["columns"]), QueryList.Names(asked["sort"]), (int)(Whole(asked, "limit") ?? DefaultLimit))
        {
            After = Whole(asked, "after"),
            Thresholds = RegimeThresholds.Parse(asked["thresholds"].ToString()),
        };

    private static long? Whole(IQueryCollection asked, string name) => asked[name] switch
    {
        [{ Length: > 0 } text] => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int whole)
            ? whole
            : throw new FormatException($"{name} is a whole number from 0, not '{text}'."),
        _ => null,
    };
}
