using System.CommandLine;
using LazyRich.Cli.Orders;
using LazyRich.Cli.Verbs.Overview;
using LazyRich.Reporting.Api;
using LazyRich.Reporting.Json;
using LazyRich.Store.Reading;

namespace LazyRich.Cli.Verbs.Order;

/// <summary>Verbs that say one word about a stored study: on a live cluster, to an embedded run in another terminal, or to a store at rest.</summary>
internal abstract class OrderVerb : Verb
{
    private readonly Argument<string> study = new("STUDY") { Description = "A study of the store" };

    private readonly StudyOrder order;

    protected OrderVerb(StudyOrder order, string description, params string[] examples)
        : base(OrderJudgement.Name(order), description, examples)
    {
        this.order = order;
        Arguments.Add(study);
    }

    protected override async Task<int> RunAsync(ParseResult parse, Session session, CancellationToken cancellation)
    {
        session.RequireStore();
        string name = parse.GetRequiredValue(study);
        Given given = await new OwnedStore(session).AskAsync((desk, reader) => GiveAsync(session, desk, reader, name, cancellation), cancellation);
        if (session.Json)
            session.Answer(OrderJson.Of(given.Before, given.After, given.Already is null, session.IsLive));
        else
            Show(session, given);
        return ExitCode.Success;
    }

    private async Task<Given> GiveAsync(Session session, IStudyDesk desk, IStoreReader reader, string name, CancellationToken cancellation)
    {
        StudyStatus before = session.RequireStudy(reader, name);
        OrderJudgement judgement = OrderJudgement.Of(order, before);
        if (judgement is { IsFault: true, Words: { } fault })
            throw new UserException(ExitCode.Usage, fault);
        if (judgement.Words is { } already)
            return new(before, before, already);
        if (!await desk.OrderAsync(order, name, cancellation))
            throw new Reporting.Client.HeadGoneException(new("http://127.0.0.1"), "is about to end");
        return new(before, reader.Study(name) ?? before, null);
    }

    private static void Show(Session session, Given given)
    {
        StudyStatus after = given.After;
        session.Say(given.Already ?? $"{after.Study} is {after.State}");
        session.Print($"{after.Study}: {after.Runs:N0} runs: {string.Join(", ", StudyList.Counts(after, session.IsLive))}");
        if (after is { State: "paused", Finished: false })
            session.Say($"  {session.Line($"resume {after.Study}")}  goes on");
    }

    private sealed record Given(StudyStatus Before, StudyStatus After, string? Already);
}

internal sealed class PauseVerb() : OrderVerb(
    StudyOrder.Pause, "No new runs of a study; what runs goes on to its end",
    "lazyrich pause my-study",
    "lazyrich pause my-study --head http://node7:7070");

internal sealed class StopVerb() : OrderVerb(
    StudyOrder.Stop, "Ends a study for good; what runs goes on to its end, and results stay", "lazyrich stop my-study");

internal sealed class CancelVerb() : OrderVerb(
    StudyOrder.Cancel, "Ends a study for good and at once: what runs ends, unless a study that is not cancelled names it too; results stay", "lazyrich cancel my-study");
