using System.CommandLine;
using LazyRich.Studies.Schema;

namespace LazyRich.Cli.Verbs.Studies;

/// <summary><c>studies schema</c>: the JSON Schema of study files, with or without --json.</summary>
internal sealed class SchemaVerb() : Verb(
    "schema", "Prints the JSON Schema of study files, for your editor",
    "lazyrich studies schema > study.schema.json")
{
    protected override Task<int> RunAsync(ParseResult parse, Session session, CancellationToken cancellation)
    {
        session.Print(StudySchema.Json);
        return Task.FromResult(ExitCode.Success);
    }
}
