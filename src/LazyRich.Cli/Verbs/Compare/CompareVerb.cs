using System.CommandLine;
using System.Text.Json.Nodes;
using LazyRich.Cli.Options;
using LazyRich.Cli.Rendering;
using LazyRich.Reporting.Comparisons;
using LazyRich.Reporting.Json;
using LazyRich.Reporting.Text;
using LazyRich.Store.Reading;

namespace LazyRich.Cli.Verbs.Compare;

/// <summary><c>compare STUDY [OTHER]</c>: how far the ways of solving the same runs are from each other.</summary>
internal sealed class CompareVerb : Verb
{
    private static readonly string[] paired = ["loss", "product", "singular-values", "ntk-distance"];

    private readonly Argument<string> study = new("STUDY") { Description = "A study of the store; of two, the one that counts as right" };

    private readonly Argument<string?> other = new("OTHER")
    {
        Description = "A study that solves the same runs another way (default: STUDY itself)",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string[]> of = NameList.Option("--of", "Observables, comma-separated (default: all that were compared or stored)");

    private readonly Option<string> where = new("--where", "-w")
    {
        Description = "Only runs that meet a condition, as in query",
        HelpName = "CONDITION",
        DefaultValueFactory = _ => "",
    };

    public CompareVerb() : base(
        "compare", "Errors between solvers at common times, medians over seeds, and their order in the learning rate",
        "lazyrich compare descent",
        "lazyrich compare exact-study descent-study --of loss,product",
        "lazyrich compare descent --where \"lambda > 0\" --json")
    {
        Arguments.Add(study);
        Arguments.Add(other);
        Options.Add(of);
        Options.Add(where);
    }

    protected override Task<int> RunAsync(ParseResult parse, Session session, CancellationToken cancellation)
    {
        IStoreReader reader = session.OpenReader();
        string first = session.RequireStudy(reader, parse.GetRequiredValue(study)).Study;
        string? second = parse.GetValue(other) is string name ? session.RequireStudy(reader, name).Study : null;
        (string[] names, string condition) = (parse.GetValue(of) ?? [], parse.GetRequiredValue(where));
        ComparisonReport report = (second is null ? StoredErrors.Read(reader, first, names, condition) : null)
            ?? PairedRuns.Read(reader, first, second ?? first, names.Length > 0 ? names : paired, condition, cancellation);
        if (report.Groups.Count == 0)
        {
            throw new UserException(ExitCode.Usage, second is null
                ? $"nothing to compare in '{first}': it has no compare, and no two stored runs that differ only in the solver and share recorded times and observables"
                : $"nothing to compare: no run of '{second}' is one of '{first}' by another solver, with recorded times and observables in common");
        }

        if (session.Json)
            session.Answer(Document(first, second, report));
        else
            Show(session, report, MatrixNames.Of(reader, first));
        return Task.FromResult(ExitCode.Success);
    }

    private static JsonObject Document(string study, string? other, ComparisonReport report) => new()
    {
        ["study"] = study,
        ["other"] = other,
        ["orders"] = new JsonArray([.. report.Orders.Select(order => (JsonNode)new JsonObject
        {
            ["observable"] = order.Observable,
            ["order"] = JsonText.Number(order.Order),
            ["fits"] = order.Fits,
        })]),
        ["groups"] = new JsonArray([.. report.Groups.Select(group => (JsonNode)Document(report, group))]),
        ["unpaired"] = report.Unpaired,
    };

    private static JsonObject Document(ComparisonReport report, ComparedGroup group)
    {
        var json = new JsonObject();
        for (int i = 0; i < report.GroupedBy.Count; i++)
            json[report.GroupedBy[i]] = JsonText.Value(group.Key[i]);
        json["observable"] = group.Observable;
        json["runs"] = group.Runs;
        json["max"] = JsonText.Number(group.Max);
        json["final"] = JsonText.Number(group.Final);
        json["worst"] = JsonText.Number(group.Worst);
        return json;
    }

    private static void Show(Session session, ComparisonReport report, MatrixNames names)
    {
        IEnumerable<string> heads = report.GroupedBy.Select((name, i) => report.Groups.Any(group => group.Key[i] is double or long) ? $">{name}" : name);
        var table = new TextTable([.. heads, "observable", ">runs", ">max", ">final", ">worst"]);
        foreach (ComparedGroup group in report.Groups)
        {
            table.Add([
                .. group.Key.Select(value => (Cell)CellText.Rounded(names.Of(value))),
                group.Observable, CellText.Exact(group.Runs), ShortNumber.Format(group.Max), ShortNumber.Format(group.Final), ShortNumber.Format(group.Worst),
            ]);
        }

        table.Print(session);
        session.Say("  errors relative to the largest value of the solver that counts as right; max and final: medians over the runs, over time and at the last time; worst: of all runs");
        foreach (FittedOrder order in report.Orders)
            session.Print($"{order.Observable}: order {ShortNumber.Format(order.Order)} in the learning rate ({Words.Count(order.Fits, "fit")})");
        if (report.Unpaired > 0)
            session.Say($"  {Words.Count(report.Unpaired, "run")} without a partner, or without recorded times in common");
    }
}
