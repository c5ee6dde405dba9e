using System.Globalization;
using LazyRich.Studies.Faults;
using LazyRich.Studies.Grammar;
using LazyRich.Studies.Numbers;
using LazyRich.Studies.Reading;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Generators;

/// <summary>Reads <c>{range: [0, 9]}</c>, <c>{logspace: [0.1, 10], points: 5}</c> and their like.</summary>
internal sealed class GeneratorReader(FaultList faults, long limit)
{
    public const string Names = "range, linspace, logspace, symlog";

    public static bool Is(MapNode map) => GeneratorKeys.Kinds.Any(kind => map.Find(kind.Name) is not null);

    /// <returns>The values; none after a fault.</returns>
    public IReadOnlyList<double> Read(MapNode map, NumberRule rule)
    {
        int before = faults.Count;
        GeneratorKeys.All.Check(map, faults);
        string[] named = [.. GeneratorKeys.Kinds.Select(kind => kind.Name).Where(name => map.Find(name) is not null)];
        if (named.Length != 1)
        {
            if (faults.Count == before)
            {
                faults.Add(map, named.Length == 0
                    ? $"{rule.Name} must be {rule.Wanted}, a list, or a generator ({Names})"
                    : $"one generator at a time: found {string.Join(" and ", named)}");
            }

            return [];
        }

        string kind = named[0];
        Node ends = map.Find(kind)!;
        double[]? numbers = Ends(ends, kind, kind == GeneratorKeys.Range ? 3 : 2);
        bool ordered = numbers is not null && Ordered(ends, kind, numbers, rule.MayDescend);
        int? points = Points(map, kind);
        if (!ordered || points is null)
            return [];
        double[] values = kind == GeneratorKeys.Range ? Range(ends, numbers!) : Spaced(kind, numbers!, points.Value);
        if (values.Select(rule.Complaint).FirstOrDefault(complaint => complaint is not null) is not string wrong)
            return values;
        faults.Add(ends, wrong);
        return [];
    }

    private double[]? Ends(Node node, string kind, int most)
    {
        string form = kind == GeneratorKeys.Range ? "[first, last] or [first, last, step]" : "[first, last]";
        if (node is not ListNode list || list.Items.Count < 2 || list.Items.Count > most)
        {
            faults.Add(node, $"{kind} needs {form}, found {(node is ListNode other ? $"{other.Items.Count} values" : node.Noun)}");
            return null;
        }

        var numbers = new NumberReader(faults, limit);
        double?[] read = [.. list.Items.Select((item, i) => numbers.One(item, new NumberRule(i == 2 ? $"the step of {kind}" : $"an end of {kind}")))];
        return read.Any(value => value is null) ? null : [.. read.Select(value => value!.Value)];
    }

    private bool Ordered(Node ends, string kind, double[] numbers, bool mayDescend)
    {
        (double a, double b) = (numbers[0], numbers[1]);
        bool stepped = numbers.Length == 3, descends = a > b, stepDown = stepped && numbers[2] < 0;
        if (stepped && numbers[2] == 0)
            return Fault(ends, "the step of range is 0; it would never arrive");
        if (kind is GeneratorKeys.Logspace or GeneratorKeys.Symlog && Math.Min(a, b) <= 0)
            return Fault(ends, $"{kind} needs ends > 0, found {Digits.Show(Math.Min(a, b))}");
        if (stepped ? a != b && descends != stepDown : descends && (!mayDescend || kind == GeneratorKeys.Symlog))
        {
            string mend = stepDown ? " by a negative step" : $"; write [{Digits.Show(b)}, {Digits.Show(a)}]";
            return Fault(ends, $"{kind} is reversed: it goes from {Digits.Show(a)} to {Digits.Show(b)}{mend}");
        }

        return a != b || kind == GeneratorKeys.Range || Fault(ends, $"both ends of {kind} are {Digits.Show(a)}; write the one value");
    }

    private double[] Range(Node ends, double[] numbers)
    {
        double step = numbers.Length == 3 ? numbers[2] : numbers[0] <= numbers[1] ? 1 : -1;
        decimal count = Generate.CountOfRange(numbers[0], numbers[1], step);
        if (count <= limit)
            return Generate.Range(numbers[0], numbers[1], step);
        string many = count == decimal.MaxValue ? "too many" : count.ToString("N0", CultureInfo.InvariantCulture);
        faults.Add(ends, $"range has {many} values; at most {Digits.Show(limit)} fit a plan");
        return [];
    }

    private static double[] Spaced(string kind, double[] ends, int points) => kind switch
    {
        GeneratorKeys.Linspace => Generate.Linspace(ends[0], ends[1], points),
        GeneratorKeys.Logspace => Generate.Logspace(ends[0], ends[1], points),
        _ => Generate.Symlog(ends[0], ends[1], points),
    };

    /// <returns>Null after a fault; 0 for a range, which has none.</returns>
    private int? Points(MapNode map, string kind)
    {
        Node? node = map.Find(GeneratorKeys.Points);
        if (kind == GeneratorKeys.Range)
        {
            if (node is not null)
                faults.Add(node, "range takes a step, [first, last, step]; for a number of points use linspace");
            return node is null ? 0 : null;
        }

        if (node is null)
        {
            faults.Add(map, $"{kind} needs points: how many values it has, both ends included");
            return null;
        }

        bool symlog = kind == GeneratorKeys.Symlog;
        var rule = new NumberRule($"points of {kind}") { Integer = true, Minimum = symlog ? 5 : 2, Maximum = Math.Min(limit, int.MaxValue) };
        int? points = (int?)new NumberReader(faults, limit).One(node, rule);
        if (!symlog || points is null || points % 2 == 1)
            return points;
        faults.Add(node, $"points of symlog is {points}; it must be odd: as many below 0 as above, and 0");
        return null;
    }

    private bool Fault(Node node, string message)
    {
        faults.Add(node, message);
        return false;
    }
}
