using LazyRich.Studies.Files;

namespace LazyRich.Reporting.Findings;

/// <summary>A finding whose columns or conditions the store does not know; exit code 2. The message names the place in its file.</summary>
public sealed class FindingException(StudyFault fault, Exception inner) : Exception(fault.ToString(), inner)
{
    public StudyFault Fault => fault;
}
