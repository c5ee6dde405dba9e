using LazyRich.Dynamics.Comparisons;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;
using LazyRich.Store.Sql;

namespace LazyRich.Store.Disk;

/// <summary>
/// What a run takes of a store's file, by the tables it is written to and the file format of SQLite: a row lies in a page of its table with others, and
/// what is longer than a page goes on in whole pages of its own. Within a tenth of what a study adds to a store, once that is more than a few pages.
/// </summary>
public static class StoredSize
{
    /// <summary>The rows of a run beside its series, with their entries in indexes: runs, study_runs, attempts, summaries.</summary>
    private const double Rows = 470;

    /// <summary>Of a series what lies beside its numbers and its name, and its entry in the index.</summary>
    private const int SeriesRow = 36, SeriesEntry = 20;

    private const double PhaseRow = 220, ErrorRow = 70;

    /// <summary>Of a cell in a page: lengths and where it lies.</summary>
    private const int Cell = 8;

    /// <summary>A page's own words.</summary>
    private const int PageHeader = 8;

    /// <summary>Rows lie in a page as they come, and what does not fit any more begins the next: over so many runs that evens out.</summary>
    private const int Packed = 16;

    /// <param name="size">Of <paramref name="run"/>.</param>
    /// <returns>Bytes, about. Times of a grid that many runs share are left out: they are stored once.</returns>
    public static double Of(ResultSize size, RunDefinition run)
    {
        bool ownTimes = run.Time is ConvergedTime || (run.Time is PhaseTimes phases && phases.Each.Any(each => each is ConvergedTime));
        return Rows
            + Pages(size) * Connections.PageSize
            + size.Series.Length * SeriesEntry
            + size.Series.Count(series => ErrorSeries.Is(series.Observable)) * ErrorRow
            + run.Phases.Length * PhaseRow
            + (ownTimes ? (sizeof(double) * size.Times) + SeriesRow : 0);
    }

    /// <summary>Of the trajectories of one run.</summary>
    private static double Pages(ResultSize size)
    {
        long whole = 0, leaves = 0;
        long room = 0;
        for (int run = 0; run < Packed; run++)
        {
            foreach (SeriesSize series in size.Series)
            {
                (long overflow, long local) = Split((sizeof(double) * series.Numbers) + series.Observable.Length + SeriesRow);
                whole += overflow;
                local += Cell;
                if (local > room)
                    (leaves, room) = (leaves + 1, Connections.PageSize - PageHeader);
                room -= local;
            }
        }

        return (whole + leaves - ((double)room / Connections.PageSize)) / Packed;
    }

    /// <summary>Whole pages of a row, and the bytes that stay with others: "B-tree Cell Format" of the SQLite file format.</summary>
    private static (long Overflow, long Local) Split(long payload)
    {
        const int Usable = Connections.PageSize, Most = Usable - 35, Least = ((Usable - 12) * 32 / 255) - 23, PerOverflow = Usable - 4;
        if (payload <= Most)
            return (0, payload);
        long kept = Least + ((payload - Least) % PerOverflow), local = kept <= Most ? kept : Least;
        return ((payload - local + PerOverflow - 1) / PerOverflow, local);
    }
}
