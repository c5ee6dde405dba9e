using LazyRich.Store.Sql;

namespace LazyRich.Store.Reading;

internal static class QueryAnswers
{
    public static QueryResult Answer(Database database, RunQuery query) => throw new NotSupportedException($"{database} {query}");
}
