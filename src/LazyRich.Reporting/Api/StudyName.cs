using LazyRich.Store.Reading;
using LazyRich.Studies.Faults;
using Microsoft.AspNetCore.Http;

namespace LazyRich.Reporting.Api;

/// <summary>The study that a path names.</summary>
internal static class StudyName
{
    /// <returns>Null when there is none of that name; the request is then answered, with the nearest.</returns>
    public static async Task<StudyStatus?> FindAsync(HttpContext context, IStoreReader reader)
    {
        string name = (string)context.Request.RouteValues["study"]!;
        if (reader.Study(name) is { } study)
            return study;
        string[] names = [.. reader.Studies().Select(one => one.Study)];
        string instead = Nearest.Of(name, names) is { } near ? $"did you mean '{near}'?"
            : names.Length > 0 ? $"There are {string.Join(", ", names)}." : "There are none.";
        await Problem.NotFound(context, $"No study '{name}' here. {instead}");
        return null;
    }
}
