using System.Collections.Immutable;
using LazyRich.Studies.Blocks;
using LazyRich.Studies.Faults;
using LazyRich.Studies.Grammar;
using LazyRich.Studies.Numbers;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Plan;

/// <summary>Gathers what the first walk over the plan finds, so that a fault of ten thousand runs is said once.</summary>
internal sealed class Findings(FaultList faults) : IFindings
{
    /// <summary>Enough to see what is wrong at one place.</summary>
    private const int MostAtOnePlace = 10;

    private readonly Dictionary<Node, List<string>> messages = [];
    private readonly Dictionary<Node, (string First, long Count)> points = [];
    private readonly Dictionary<Block, ImpossibleLambdas> impossible = [];
    private readonly Dictionary<(string, double), SkippedPoint> skipped = [];

    public ImmutableArray<SkippedPoint> Skipped => [.. skipped.Values];

    public void Faulty(Node node, string message, Draft? draft)
    {
        if (draft is not null)
        {
            points.TryGetValue(node, out (string First, long Count) known);
            string at = draft.Lambda is double lambda ? $" and lambda {Digits.Show(lambda)}" : "";
            points[node] = (known.First ?? $"{message} (at architecture {draft.Architecture}{at}", known.Count + 1);
            return;
        }

        if (!messages.TryGetValue(node, out List<string>? said))
            messages[node] = said = [];
        if (!said.Contains(message))
            said.Add(message);
    }

    public void Impossible(Block block, PlanPoint point, double lambda, string why)
    {
        string architecture = point.Resolved.Configuration.Architecture.Name;
        if (block.Impossible == Blocks.Impossible.Skip)
        {
            skipped.TryAdd((architecture, lambda), new SkippedPoint(architecture, lambda, why));
            return;
        }

        if (!impossible.TryGetValue(block, out ImpossibleLambdas? found))
            impossible[block] = found = new ImpossibleLambdas(block);
        found.Add(point, why);
    }

    /// <summary>Says everything that was gathered.</summary>
    public void Report()
    {
        foreach ((Node node, List<string> said) in messages)
        {
            foreach (string message in said.Take(MostAtOnePlace))
                faults.Add(node, message);
            if (said.Count > MostAtOnePlace)
                faults.Add(node, $"and {said.Count - MostAtOnePlace} more faults like these");
        }

        foreach ((Node node, (string first, long count)) in points)
            faults.Add(node, count == 1 ? $"{first})" : $"{first}, the first of {Digits.Show(count)} such points)");
        foreach ((Block block, ImpossibleLambdas found) in impossible)
            found.Report(block.Places.Of(StudyKeys.Lambda), faults);
    }
}
