using LazyRich.Cli.Verbs.Cluster;
using LazyRich.Cli.Verbs.Compare;
using LazyRich.Cli.Verbs.Doctor;
using LazyRich.Cli.Verbs.Explain;
using LazyRich.Cli.Verbs.Plan;
using LazyRich.Cli.Verbs.Plot;
using LazyRich.Cli.Verbs.Predict;
using LazyRich.Cli.Verbs.Query;
using LazyRich.Cli.Verbs.Run;
using LazyRich.Cli.Verbs.Show;
using LazyRich.Cli.Verbs.Solve;
using LazyRich.Cli.Verbs.Export;
using LazyRich.Cli.Verbs.Order;
using LazyRich.Cli.Verbs.Overview;
using LazyRich.Cli.Verbs.Sql;
using LazyRich.Cli.Verbs.Studies;

namespace LazyRich.Cli.Verbs;

/// <summary>Every verb, in the order of the help: what one does first stands first.</summary>
internal static class AllVerbs
{
    public static IEnumerable<Verb> Make() =>
    [
        new RunVerb(),
        new ExtendVerb(),
        new ResumeVerb(),
        new PauseVerb(),
        new StopVerb(),
        new CancelVerb(),
        new RetryVerb(),
        new PlanVerb(),
        new PredictVerb(),
        new StatusVerb(),
        new LsVerb(),
        new ShowVerb(),
        new ExplainVerb(),
        new LogsVerb(),
        new SolveVerb(),
        new QueryVerb(),
        new CompareVerb(),
        new SqlVerb(),
        new ExportVerb(),
        new PlotVerb(),
        new StudiesVerb(),
        new ServeVerb(),
        new WorkerVerb(),
        new DoctorVerb(),
    ];
}
