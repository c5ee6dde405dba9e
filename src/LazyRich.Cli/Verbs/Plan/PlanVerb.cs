using System.CommandLine;
using System.Text.Json.Nodes;
using LazyRich.Cli.Rendering;
using LazyRich.Cli.Verbs.Overview;
using LazyRich.Reporting.Json;
using LazyRich.Reporting.Predictions;
using LazyRich.Store.Disk;
using LazyRich.Studies.Plan;

namespace LazyRich.Cli.Verbs.Plan;

/// <summary><c>plan STUDY</c>: what would run. Runs nothing, creates nothing.</summary>
internal sealed class PlanVerb : Verb
{
    private const int ShownPoints = 12;

    private readonly Argument<string> study = StudyArgument.Make();

    public PlanVerb() : base(
        "plan", "What a study would run: count, axes, what is stored already, what is impossible. Runs nothing, creates nothing",
        "lazyrich plan lazy-to-rich",
        "lazyrich plan my.yaml --json") => Arguments.Add(study);

    protected override Task<int> RunAsync(ParseResult parse, Session session, CancellationToken cancellation)
    {
        string name = parse.GetRequiredValue(study);
        StudyPlan plan = StudyArgument.Read(name, session);
        bool exists = session.StoreExists;
        long stored = exists ? session.OpenReader().CountSucceeded(Keys(plan, cancellation)) : 0;
        var size = PlanSize.Of(plan, cancellation);
        if (session.Json)
            session.Answer(Document(plan, stored, size));
        else
            Show(session, plan, name, stored, exists, size);
        return Task.FromResult(ExitCode.Success);
    }

    private static IEnumerable<RunKey> Keys(StudyPlan plan, CancellationToken cancellation)
    {
        foreach (PlannedRun run in plan.Runs)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return run.Key;
        }
    }

    private static JsonObject Document(StudyPlan plan, long stored, PlanSize size) => new()
    {
        ["study"] = plan.Name,
        ["description"] = plan.Description,
        ["runs"] = plan.Count,
        ["stored"] = stored,
        ["to_run"] = plan.Count - stored,
        ["disk_bytes"] = (long)size.Bytes,
        ["largest_result_bytes"] = size.LargestBytes,
        ["too_large"] = size.TooLarge,
        ["axes"] = PlanJson.Axes(plan.Axes),
        ["skipped"] = PlanJson.Skipped(plan.Skipped),
    };

    private static void Show(Session session, StudyPlan plan, string name, long stored, bool exists, PlanSize size)
    {
        session.Print(StudyList.Title(plan.Name, plan.Description));
        session.Print($"  {plan.Count:N0} runs{Product(plan)}");
        int width = plan.Axes.Length == 0 ? 0 : plan.Axes.Max(axis => axis.Name.Length);
        foreach (Axis axis in plan.Axes)
            session.Print($"    {axis.Name.PadRight(width)}  {Values(axis, session.Terminal.Width - width - 8)}");
        foreach (IGrouping<string, SkippedPoint> skipped in plan.Skipped.GroupBy(point => point.Why))
            session.Print($"  {skipped.Count():N0} points left out as impossible: {skipped.Key} ({Points(skipped)})");
        session.Print(exists
            ? $"  {stored:N0} stored already in {session.StoreName}, {plan.Count - stored:N0} to run"
            : $"  nothing stored yet: {session.StoreName} does not exist");
        session.Print($"  about {Size.Of((long)size.Bytes)} on disk when all are stored, {Size.Of((long)(size.RunBytes / Math.Max(1, size.Runs)))} a run");
        if (NoRoom(session, size.RunBytes * (plan.Count - stored) / Math.Max(1, plan.Count)) is { } little)
            session.Print($"  {little}");
        foreach (string words in TooLarge.Of(plan, size))
            session.Print($"  {words}");
        session.Say($"  {session.Line($"run {name}")}  runs it");
    }

    /// <summary>Only of a store on this machine; null where there is room.</summary>
    private static string? NoRoom(Session session, double bytes) =>
        !session.HasHead && FileSystem.Describe(session.StorePath).FreeBytes is { } free && free < bytes
            ? $"only {Size.Of(free)} are free where {session.StoreName} is" : null;

    private static string Product(StudyPlan plan)
    {
        long product = plan.Axes.Aggregate(1L, (size, axis) => size * axis.Values.Length);
        return plan.Axes.Length > 1 && product == plan.Count ? $" = {string.Join(" × ", plan.Axes.Select(axis => axis.Values.Length))}" : "";
    }

    /// <summary>All values where they fit; otherwise both ends and how many there are.</summary>
    private static string Values(Axis axis, int room)
    {
        string all = string.Join(", ", axis.Values);
        if (all.Length <= room || axis.Values.Length <= 4)
            return all;
        int shown = axis.Values.Length;
        string text;
        do
        {
            shown--;
            (int first, int last) = ((shown + 1) / 2, shown / 2);
            text = $"{string.Join(", ", axis.Values.Take(first))}, … {string.Join(", ", axis.Values.TakeLast(last))}  ({axis.Values.Length} values)";
        }
        while (text.Length > room && shown > 3);
        return text;
    }

    private static string Points(IEnumerable<SkippedPoint> points)
    {
        SkippedPoint[] all = [.. points];
        IEnumerable<string> texts = all.Take(ShownPoints).Select(point => $"{point.Architecture} λ={CellText.Exact(point.Lambda)}");
        return string.Join(", ", texts) + (all.Length > ShownPoints ? $", … {all.Length - ShownPoints} more" : "");
    }
}
