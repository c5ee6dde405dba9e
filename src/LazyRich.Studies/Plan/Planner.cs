using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using LazyRich.Dynamics;
using LazyRich.Dynamics.Definitions;
using LazyRich.Studies.Blocks;
using LazyRich.Studies.Faults;
using LazyRich.Studies.Matrices;
using LazyRich.Studies.Numbers;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Plan;

/// <summary>Walks the blocks once to check and count them, and again whenever the plan's runs are asked for.</summary>
internal sealed class Planner(IReadOnlyList<Block> blocks, MatrixFiles files, FaultList faults, long maximumRuns)
{
    /// <summary>A product that conditions cut down to a plan may itself be this large: it is walked point by point.</summary>
    private const long LargestProduct = 100_000_000;

    /// <summary>Runs of one block never repeat each other, but those of two cases, or of a zip's repeated points, may.</summary>
    private readonly bool mayRepeat = blocks.Count > 1 || blocks.Any(block => block.Groups.Any(group => group.Repeats));

    public ImmutableArray<SkippedPoint> Skipped { get; private set; } = [];

    /// <param name="place">Where to point when there are too many or no runs.</param>
    /// <returns>The number of runs; 0 after a fault.</returns>
    public long Count(Node place)
    {
        foreach (Block block in blocks)
        {
            long most = block.Conditions.IsEmpty ? maximumRuns : Math.Max(maximumRuns, LargestProduct);
            if (block.Size > most)
                return TooMany(place, block.Size.ToString("N0", CultureInfo.InvariantCulture));
        }

        var findings = new Findings(faults);
        long count = 0;
        HashSet<RunKey>? keys = mayRepeat ? [] : null;
        foreach (PlanPoint point in blocks.SelectMany(block => new BlockWalk(block, files, findings).Points()))
        {
            if (keys is null)
            {
                count += point.Seeds.Length;
            }
            else
            {
                point.Resolved.Template.Set(point.Lambda, point.Time);
                foreach (long seed in point.Seeds.Span)
                    keys.Add(point.Resolved.Template.KeyOf(seed));
                count = keys.Count;
            }

            if (count > maximumRuns)
                return TooMany(place, $"more than {Digits.Show(maximumRuns)}");
        }

        findings.Report();
        Skipped = findings.Skipped;
        if (count == 0 && faults.Count == 0)
            faults.Add(place, $"the plan has no runs: {(Skipped.IsEmpty ? "exclude and when leave none" : "the widths forbid every λ")}");
        return count;
    }

    public IEnumerable<PlannedRun> Runs()
    {
        long ordinal = 0;
        HashSet<RunKey>? seen = mayRepeat ? [] : null;
        foreach (PlanPoint point in blocks.SelectMany(block => new BlockWalk(block, files, NoFindings.Instance).Points()))
        {
            point.Resolved.Template.Set(point.Lambda, point.Time);
            for (int i = 0; i < point.Seeds.Length; i++)
            {
                long seed = point.Seeds.Span[i];
                RunKey key = point.Resolved.Template.KeyOf(seed);
                if (seen is not null && !seen.Add(key))
                    continue;
                RunDefinition definition = point.Definition(seed);
                double lambda = point.Lambda ?? Simulation.LambdaOf(definition, files);
                yield return new PlannedRun(ordinal++, key, point.Resolved.Configuration, definition, lambda);
            }
        }
    }

    private long TooMany(Node place, string found)
    {
        BigInteger total = blocks.Aggregate(BigInteger.Zero, (sum, block) => sum + block.Size);
        string products = string.Join(" + ", blocks.Select(Product));
        faults.Add(
            place,
            $"the plan has {found} runs, at most {Digits.Show(maximumRuns)} are allowed; its product is {products} = {total.ToString("N0", CultureInfo.InvariantCulture)}");
        return 0;
    }

    private static string Product(Block block) =>
        string.Join(" × ", block.Groups.Where(group => group.Count > 1).Select(group => $"{group.Name} {Digits.Show(group.Count)}"));
}
