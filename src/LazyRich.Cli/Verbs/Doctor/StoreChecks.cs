using LazyRich.Cli.Rendering;
using LazyRich.Store;
using LazyRich.Store.Checking;
using LazyRich.Store.Locking;
using LazyRich.Store.Reading;

namespace LazyRich.Cli.Verbs.Doctor;

/// <summary>The store: who holds it, what is in it, whether it is whole.</summary>
internal static class StoreChecks
{
    public static IEnumerable<Check> Look(Session session, CancellationToken cancellation)
    {
        if (!File.Exists(session.StorePath))
            return [Check.Ok("store", $"{session.StoreName} does not exist yet; {session.Line("run lazy-to-rich")} makes it")];
        StoreHolder? holder = StoreHolder.Find(session.StorePath);
        Check held = Check.Ok("lock", holder is null ? "nobody has the store open for writing" : Describe(holder));
        try
        {
            return [held, Content(session, ResultsStore.OpenReader(session.StorePath, session.StoreOptions)), .. Soundness(session, cancellation)];
        }
        catch (StoreException exception)
        {
            return [held, Check.Fault("store", exception.Message, ExitCode.Store)];
        }
    }

    private static string Describe(StoreHolder holder)
    {
        string api = holder.Api is null ? "" : $", API {holder.Api}";
        return $"process {holder.ProcessId} on {holder.Host} has had the store open since {holder.Started:yyyy-MM-dd HH:mm:ss}Z{api}";
    }

    /// <summary>Reads everything, so it is last.</summary>
    private static IEnumerable<Check> Soundness(Session session, CancellationToken cancellation)
    {
        StoreReport report = StoreCheck.Examine(session.StorePath, session.StoreOptions, cancellation);
        if (report.IsSound)
        {
            string series = $"{report.Series:N0} series of {report.Succeeded:N0} results have their checksums";
            return [Check.Ok("soundness", $"file, counters and keys are sound; {series}")];
        }

        return report.Problems.Select(problem => Check.Fault("soundness", problem, ExitCode.Store));
    }

    private static Check Content(Session session, IStoreReader reader)
    {
        IReadOnlyList<StudyStatus> studies = reader.Studies();
        long size = new FileInfo(session.StorePath).Length;
        string[] unfinished = [.. studies.Where(study => !study.Finished).Select(study => study.Study)];
        string content = $"{Words.Count(studies.Sum(study => study.Succeeded), "result")} of {studies.Count} {(studies.Count == 1 ? "study" : "studies")}";
        string left = unfinished.Length > 0 ? $", unfinished: {string.Join(", ", unfinished)}" : "";
        return Check.Ok("store", $"{session.StoreName}, {Size.Of(size)}, schema {ResultsStore.Schema}: {content}{left}");
    }
}
