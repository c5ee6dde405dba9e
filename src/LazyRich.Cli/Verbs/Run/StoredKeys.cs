using LazyRich.Store.Reading;
using LazyRich.Studies.Plan;

namespace LazyRich.Cli.Verbs.Run;

/// <summary>The keys of a study's runs, page by page.</summary>
internal static class StoredKeys
{
    private const int Page = 20_000;

    public static IEnumerable<RunKey> Of(IStoreReader reader, string study)
    {
        var query = new RunQuery(study, "", ["run"], [], Page);
        while (true)
        {
            QueryResult page = reader.Query(query);
            foreach (object?[] row in page.Rows)
                yield return RunKey.TryParse((string)row[0]!, out RunKey key) ? key : throw new InvalidDataException($"'{row[0]}' is no run key.");
            if (page.Next is not { } next)
                yield break;
            query = query with { After = next };
        }
    }
}
