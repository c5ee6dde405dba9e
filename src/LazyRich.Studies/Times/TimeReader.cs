using LazyRich.Studies.Faults;
using LazyRich.Studies.Generators;
using LazyRich.Studies.Grammar;
using LazyRich.Studies.Reading;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Times;

/// <summary>Reads <c>time</c>.</summary>
internal sealed class TimeReader(FaultList faults, NumberReader numbers, GeneratorReader generators, BoundReader bounds)
{
    /// <summary>More times than this are no trajectory to look at.</summary>
    private const int MostPoints = 1_000_000;

    private const int DefaultPoints = 200;

    private static readonly NumberRule After = new("a time") { Minimum = 0 };
    private static readonly NumberRule Positive = new("a time") { Minimum = 0, MinimumExcluded = true };

    /// <summary>When the file is silent: the same times for every run, so that runs fold over seeds as they are.</summary>
    public static TimeForm Default(Node place)
    {
        const string Text = "{log: [0.01, 1000], points: 200}";
        var node = new ScalarNode(place.Place, Text, Text, false);
        return new LogForm(node, new Bound(node, Positive, .01, null), new Bound(node, Positive, 1000, null), DefaultPoints);
    }

    /// <returns>Null after a fault.</returns>
    public TimeForm? Read(Node node)
    {
        TimeForm? form = node switch
        {
            ListNode list => List(list),
            MapNode map => Map(map),
            ScalarNode { Number: not null } => bounds.Read(node, Positive) is Bound only ? new ListForm(node, [only]) : null,
            _ => Fault(node, $"time must be {{log: [first, last], points}}, {{until: T, points}}, {{until: converged}} or a list; found {node.Noun}"),
        };
        return form is GridForm { Constant: true } grid && !Sound(grid) ? null : form;
    }

    private ListForm? List(ListNode list)
    {
        if (list.Items.Count == 0)
            Fault(list, "time is an empty list; give at least one time after t=0");
        var times = new List<Bound?>();
        foreach (Node item in list.Items)
        {
            if (item is MapNode map)
                times.AddRange(Generated(map));
            else if (item is ScalarNode { Number: double.PositiveInfinity })
                times.Add(new Bound(item, After, double.PositiveInfinity, null));
            else
                times.Add(bounds.Read(item, After));
        }

        return times.Count > 0 && times.TrueForAll(time => time is not null) ? new ListForm(list, times!) : null;
    }

    private List<Bound> Generated(MapNode map) => [.. generators.Read(map, After).Select(time => new Bound(map, After, time, null))];

    private static bool IsForm(string key) => key is TimeKeys.Log or TimeKeys.Until || GeneratorKeys.Kinds.Any(kind => kind.Name == key);

    private TimeForm? Map(MapNode map)
    {
        int before = faults.Count;
        TimeKeys.All.Check(map, faults);
        string[] forms = [.. map.Entries.Select(entry => entry.Key.Value).Where(IsForm)];
        if (faults.Count > before)
            return null;
        if (forms.Length != 1)
            return Fault(map, forms.Length == 0 ? "time needs one of log, until, linspace, logspace, range" : $"time has {string.Join(" and ", forms)}; keep one");
        if (forms[0] is not (TimeKeys.Log or TimeKeys.Until))
            return Generated(map) is { Count: > 0 } times ? new ListForm(map, times) : null;
        int? points = map.Find(TimeKeys.Points) is Node given
            ? (int?)numbers.One(given, new NumberRule("points of time") { Integer = true, Minimum = 2, Maximum = MostPoints })
            : DefaultPoints;
        bool endless = map.Find(TimeKeys.Until) is ScalarNode { Number: double.PositiveInfinity };
        bool converged = endless || map.Find(TimeKeys.Until) is ScalarNode { Quoted: false, Value: TimeKeys.Converged };
        foreach (MapEntry entry in map.Entries.Where(entry => !converged && entry.Key.Value is TimeKeys.Tolerance or TimeKeys.Limit))
            faults.Add(entry.Key, $"{entry.Key.Value} goes with until: converged and until: .inf only");

        // After a fault in points the rest is read all the same, for its own faults.
        int count = points ?? DefaultPoints;
        return converged ? Converged(map, count, endless) : forms[0] == TimeKeys.Until ? Until(map, count) : Log(map, count);
    }

    private ConvergedForm? Converged(MapNode map, int points, bool toInfinity)
    {
        double? tolerance = map.Find(TimeKeys.Tolerance) is Node given
            ? numbers.One(given, new NumberRule("tolerance") { Minimum = 0, MinimumExcluded = true, Maximum = 1 })
            : 1e-8;
        var rule = new NumberRule("limit") { Minimum = 0, MinimumExcluded = true };
        Bound? limit = map.Find(TimeKeys.Limit) is Node bound ? bounds.Read(bound, rule) : new Bound(map, rule, 1e6, null);
        return tolerance is double share && limit is not null ? new ConvergedForm(map, share, limit, points, toInfinity) : null;
    }

    private UntilForm? Until(MapNode map, int points)
    {
        Node node = map.Find(TimeKeys.Until)!;
        if (node is ScalarNode { Number: null, IsNull: false } text && Nearest.Of(text.Value, [TimeKeys.Converged]) is string converged)
        {
            faults.Add(node, $"until must be a time, an expression or converged; found '{text.Value}'", converged);
            return null;
        }

        return bounds.Read(node, Positive with { Name = "until" }) is Bound last ? new UntilForm(map, last, points) : null;
    }

    private LogForm? Log(MapNode map, int points)
    {
        Node node = map.Find(TimeKeys.Log)!;
        if (node is not ListNode { Items.Count: 2 } ends)
        {
            faults.Add(node, $"log needs [first, last], found {(node is ListNode other ? $"{other.Items.Count} values" : node.Noun)}");
            return null;
        }

        NumberRule rule = Positive with { Name = "an end of log" };
        (Bound? first, Bound? last) = (bounds.Read(ends.Items[0], rule), bounds.Read(ends.Items[1], rule));
        return first is not null && last is not null ? new LogForm(node, first, last, points) : null;
    }

    private bool Sound(GridForm grid)
    {
        try
        {
            grid.Times([.. grid.Bounds.Select(bound => bound.Constant)]);
            return true;
        }
        catch (PointException error)
        {
            faults.Add(error.Node, error.Message);
            return false;
        }
    }

    private TimeForm? Fault(Node node, string message)
    {
        faults.Add(node, message);
        return null;
    }
}
