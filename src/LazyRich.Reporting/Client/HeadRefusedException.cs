using System.Net;
using LazyRich.Studies.Files;

namespace LazyRich.Reporting.Client;

/// <summary>The head understood and said no. The message is its own, for the user.</summary>
public sealed class HeadRefusedException(HttpStatusCode status, string message, IReadOnlyList<StudyFault> faults) : Exception(message)
{
    public HttpStatusCode Status => status;

    /// <summary>Faults of a study or figure file that it was sent.</summary>
    public IReadOnlyList<StudyFault> Faults => faults;
}
