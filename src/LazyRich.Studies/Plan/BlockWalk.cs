using System.Collections.Immutable;
using LazyRich.Dynamics;
using LazyRich.Dynamics.Definitions;
using LazyRich.Studies.Blocks;
using LazyRich.Studies.Grammar;
using LazyRich.Studies.Reading;
using LazyRich.Studies.Times;

namespace LazyRich.Studies.Plan;

/// <summary>Walks a block's product in plan order and yields the points that make runs.</summary>
/// <param name="findings">Hears of impossible and faulty points, which are not yielded.</param>
internal sealed class BlockWalk(Block block, IInputs inputs, IFindings findings)
{
    private const int KeptConfigurations = 4096;

    private readonly ImmutableArray<AxisGroup> groups = block.SeedIsApart ? block.Groups[..^1] : block.Groups;
    private readonly ReadOnlyMemory<long> seedsApart = block.SeedIsApart ? ((SeedAxis)block.Groups[^1].Members[0]).Seeds : default;
    private readonly bool configurationsRepeat = !block.Derived.Any(derivation => derivation.OfConfiguration);
    private readonly int lambdaAlone = block.Groups.IndexOf(block.Groups.FirstOrDefault(group => group.Members is [LambdaAxis])!);
    private readonly Dictionary<long, Resolved> resolved = [];
    private readonly TimeGrids grids = new(block.Time);

    public IEnumerable<PlanPoint> Points()
    {
        var index = new int[groups.Length];
        do
        {
            if (At(index) is PlanPoint point)
                yield return point;
        }
        while (Advance(index));
    }

    private bool Advance(int[] index)
    {
        for (int i = index.Length - 1; i >= 0; i--)
        {
            if (++index[i] < groups[i].Count)
                return true;
            index[i] = 0;
        }

        return false;
    }

    private PlanPoint? At(int[] index)
    {
        var draft = new Draft();
        for (int i = 0; i < index.Length; i++)
            groups[i].Apply(draft, index[i]);
        bool measures = Catalogue.Initialisations[draft.Of(Sections.Init).Kind].MeasuresLambda;
        if (measures)
        {
            // λ is no axis for given weights: of its values only the first makes runs.
            if (lambdaAlone >= 0 && index[lambdaAlone] > 0)
                return null;
            draft.Lambda = null;
        }

        var scope = new RunScope(draft);
        try
        {
            Derive(draft, scope, measures);
            if (block.Conditions.Any(condition => condition.Expression.Expression.Truth(scope) != condition.Keeps))
                return null;
            Resolved shared = Resolve(draft, index);
            TimeDefinition time = grids.Of(scope, shared.Step);
            var point = new PlanPoint(shared, draft.Lambda, time, block.SeedIsApart ? seedsApart : new[] { draft.Seed });
            return Judge(point) ? point : null;
        }
        catch (PointException error)
        {
            findings.Faulty(error.Node, error.Message, draft);
            return null;
        }
    }

    private void Derive(Draft draft, RunScope scope, bool measures)
    {
        foreach (Derivation derivation in block.Derived)
        {
            double value = derivation.Value.Value(scope);
            if (derivation.Section is Section section)
            {
                if (section.Kinds[draft.Of(section).Kind].Parameters.Any(parameter => parameter.Name == derivation.Parameter!.Name))
                    draft.Set(section, derivation.Parameter!.Name, new NumberValue(value));
            }
            else if (derivation.Name == StudyKeys.Lambda)
            {
                draft.Lambda = measures ? null : value;
            }
            else
            {
                scope.Set(derivation.Name, value);
            }
        }
    }

    private Resolved Resolve(Draft draft, int[] index)
    {
        if (!configurationsRepeat)
            return new Resolved(draft, block);
        long number = 0;
        for (int i = 0; i < index.Length; i++)
        {
            if (groups[i].OfConfiguration)
                number = (number * groups[i].Count) + index[i];
        }

        if (resolved.TryGetValue(number, out Resolved? known))
            return known;
        if (resolved.Count == KeptConfigurations)
            resolved.Clear();
        return resolved[number] = new Resolved(draft, block);
    }

    private bool Judge(PlanPoint point)
    {
        ref Verdict? verdict = ref point.Resolved.VerdictOn(point.Lambda);
        if (verdict is null)
        {
            IReadOnlyList<Fault> faults = Simulation.Check(point.Definition(point.Seeds.Span[0]), inputs);
            verdict = new Verdict(faults.FirstOrDefault(fault => fault.Impossible)?.Message, faults.All(fault => fault.Impossible));
            foreach (Fault fault in faults.Where(fault => !fault.Impossible))
                findings.Faulty(block.Places.Of(fault.Path), Sentence(fault.Message), null);
        }

        if (verdict.Impossible is not null)
            findings.Impossible(block, point, verdict.Impossible);
        return verdict.Impossible is null && verdict.Sound;
    }

    private static string Sentence(string message) => message.TrimEnd('.');
}
