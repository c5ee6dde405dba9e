using LazyRich.Cli.Rendering;
using LazyRich.Cli.Running;
using LazyRich.Reporting.Client;
using LazyRich.Reporting.Json;
using LazyRich.Store.Reading;
using Spectre.Console;

namespace LazyRich.Cli.Verbs.Overview;

/// <summary>
/// <c>status --watch</c>: looks every second. On a terminal the picture stands still and its numbers move; elsewhere what changed is a line; with
/// --json every look is a JSON object on a line. Ends when the study that was named is finished; with none, when it is interrupted.
/// </summary>
internal sealed class StatusWatch(Session session, string? study)
{
    private const string Home = "\u001b[H", ClearBelow = "\u001b[J", Clear = "\u001b[2J";

    private static readonly TimeSpan interval = TimeSpan.FromSeconds(1), patienceWithHead = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, RateMeter> meters = [];
    private readonly Dictionary<string, string> said = [];

    public async Task<int> RunAsync(IStoreReader reader, CancellationToken cancellation)
    {
        var patience = new Patience(session.Terminal.Time, patienceWithHead);
        if (RedrawsScreen)
            session.Terminal.Out.Write(Clear);
        using var timer = new PeriodicTimer(interval, session.Terminal.Time);
        while (true)
        {
            try
            {
                StatusMoment moment = Look(reader);
                patience.Renew();
                Show(moment);
                if (study is not null && moment.Studies[0].Study.Finished)
                    return ExitCode.Success;
            }
            catch (HeadGoneException gone) when (patience.Answered)
            {
                session.Say($"{gone.Message}; waiting for it");
                if (!await patience.WaitAsync(cancellation))
                    throw;
            }

            await timer.WaitForNextTickAsync(cancellation);
        }
    }

    private bool RedrawsScreen => !session.Json && session.Terminal is { OutIsTerminal: true, IsDumb: false };

    private StatusMoment Look(IStoreReader reader)
    {
        IReadOnlyList<StudyStatus> studies = study is null ? reader.Studies() : [session.RequireStudy(reader, study)];
        return new(session.Terminal.Time.GetUtcNow(), session.IsLive, [.. studies.Select(Pace)], SiloList.Read(session));
    }

    private StudyPace Pace(StudyStatus one)
    {
        if (!meters.TryGetValue(one.Study, out RateMeter? meter))
            meters[one.Study] = meter = new(session.Terminal.Time);
        return StudyPace.Of(one, meter);
    }

    private void Show(StatusMoment moment)
    {
        if (session.Json)
            session.Print(JsonText.Compact(moment.ToJson()));
        else if (RedrawsScreen)
            Redraw(moment);
        else
            SayChanges(moment);
    }

    private void Redraw(StatusMoment moment)
    {
        session.Terminal.Out.Write(Home + ClearBelow);
        session.Print($"{session.StoreName}  {moment.Time:yyyy-MM-dd HH:mm:ss}Z");
        session.Print("");
        var table = new TextTable("study", ">runs", "state", ">rate", ">left", "") { CutsLast = true };
        foreach (StudyPace pace in moment.Studies)
        {
            StudyStatus one = pace.Study;
            table.Add(
                new Cell(one.Study, new Style(decoration: Decoration.Bold)),
                $"{one.Runs:N0}",
                StudyList.State(one, moment.Live),
                pace.Rate > 0 ? ProgressText.PerSecond(pace.Rate) : "",
                pace.Left is { } left ? ProgressText.Duration(left) : "",
                one.Description);
        }

        table.Print(session);
        SiloList.Print(session, moment.Silos);
    }

    private void SayChanges(StatusMoment moment)
    {
        foreach (StudyPace pace in moment.Studies)
        {
            string state = StudyList.State(pace.Study, moment.Live);
            if (said.TryGetValue(pace.Study.Study, out string? before) && before == state)
                continue;
            said[pace.Study.Study] = state;
            string rate = pace.Left is { } left ? $", {ProgressText.PerSecond(pace.Rate)}, {ProgressText.Duration(left)} left" : "";
            session.Print($"{pace.Study.Study}: {pace.Study.Runs:N0} runs: {state}{rate}");
        }
    }
}
