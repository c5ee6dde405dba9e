using System.CommandLine;
using LazyRich.Cli.Rendering;
using LazyRich.Cli.Running;
using LazyRich.Reporting.Predictions;
using LazyRich.Studies.Plan;

namespace LazyRich.Cli.Verbs.Run;

/// <summary><c>run STUDY</c>: plans, solves, stores, reports.</summary>
internal sealed class RunVerb : Verb
{
    private const long Walked = 100_000;

    private readonly Argument<string> study = StudyArgument.Make();

    private readonly RunOptions options = new();

    public RunVerb() : base(
        "run", "Runs a study to its end: plan, solve, store, table, pictures. What is stored already is reused",
        "lazyrich run lazy-to-rich",
        "lazyrich run my.yaml --slots 8 --store results.db",
        "lazyrich run my.yaml --head http://node7:7070  # submits and follows; the head's workers solve",
        "lazyrich run my.yaml --no-figures --json  # {study, runs, succeeded, failed, reused, …}")
    {
        Arguments.Add(study);
        options.AddTo(this);
    }

    protected override Task<int> RunAsync(ParseResult parse, Session session, CancellationToken cancellation)
    {
        StudyPlan plan = StudyArgument.Read(parse.GetRequiredValue(study), session);

        // A longer plan would be walked for longer than is polite; plan and predict say it of any.
        if (plan.Count <= Walked)
        {
            foreach (string words in TooLarge.Of(plan, PlanSize.Of(plan, cancellation)))
                session.Say(words);
        }

        return new StudyRunner(session, options.Of(parse, session), new SubmitRequest(plan)).RunAsync(cancellation);
    }
}
