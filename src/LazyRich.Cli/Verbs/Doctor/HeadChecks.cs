using LazyRich.Cli.Rendering;
using LazyRich.Reporting.Client;
using LazyRich.Store.Reading;

namespace LazyRich.Cli.Verbs.Doctor;

/// <summary>A head at a URL: whether it answers, to whom, and what it has.</summary>
internal static class HeadChecks
{
    public static IEnumerable<Check> Look(Session session, HeadClient head)
    {
        try
        {
            string store = (string?)head.Get("healthz")["store"] ?? "of no name";
            IReadOnlyList<StudyStatus> studies = new HeadReader(head).Studies();
            string content = $"{Words.Count(studies.Sum(study => study.Succeeded), "result")} of {studies.Count} {(studies.Count == 1 ? "study" : "studies")}";
            return [Check.Ok("head", $"{session.StoreName} answers: store {store}, {content}")];
        }
        catch (HeadGoneException exception)
        {
            return [Check.Fault("head", exception.Message, ExitCode.Unreachable)];
        }
        catch (HeadRefusedException exception)
        {
            return [Check.Fault("head", exception.Message, ExitCode.Usage)];
        }
    }
}
