using LazyRich.Reporting.Findings;
using LazyRich.Store.Reading;

namespace LazyRich.Cli.Running;

/// <summary>What a study was run to answer, and what its runs say.</summary>
internal static class FoundOut
{
    /// <returns>Null when nothing is asked of a study of that name, or its runs have not what the finding asks for.</returns>
    public static Answer? Ask(Session session, IStoreReader reader, string study)
    {
        if (BuiltInFindings.Find(study) is not { } finding)
            return null;
        try
        {
            return FindingAnswer.Of(finding, reader, study, "");
        }
        catch (FindingException exception)
        {
            // A file of the user's own can carry a built-in study's name.
            session.Say($"  the built-in finding of {study} does not fit these runs: {exception.Message}");
            return null;
        }
    }

    public static void Print(Session session, Answer answer)
    {
        session.Print($"asked: {answer.Finding.Question}");
        session.Print($"found: {answer.Text}");
    }
}
