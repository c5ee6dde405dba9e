using LazyRich.Store.Reading;
using LazyRich.Store.Reading.Paging;
using LazyRich.Studies.Plan;

namespace LazyRich.Cli.Verbs.Run;

/// <summary>The keys of a study's runs, page by page.</summary>
internal static class StoredKeys
{
    public static IEnumerable<RunKey> Of(IStoreReader reader, string study) =>
        RunPages.Read(reader.Query, new(study, "", ["run"], [], 0)).SelectMany(page => page.Rows)
            .Select(row => RunKey.TryParse((string)row[0]!, out RunKey key) ? key : throw new InvalidDataException($"'{row[0]}' is no run key."));
}
