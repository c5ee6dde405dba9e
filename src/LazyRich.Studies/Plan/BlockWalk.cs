using System.Collections.Immutable;
using LazyRich.Dynamics;
using LazyRich.Dynamics.Definitions;
using LazyRich.Studies.Blocks;
using LazyRich.Studies.Compare;
using LazyRich.Studies.Grammar;
using LazyRich.Studies.Reading;
using LazyRich.Studies.Times;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Plan;

/// <summary>Walks a block's product in plan order and yields the points that make runs.</summary>
/// <param name="findings">Hears of impossible and faulty points, which are not yielded.</param>
internal sealed class BlockWalk(Block block, IInputs inputs, IFindings findings)
{
    private readonly ImmutableArray<AxisGroup> groups = block.SeedIsApart ? block.Groups[..^1] : block.Groups;
    private readonly ReadOnlyMemory<long> seedsApart = block.SeedIsApart ? ((SeedAxis)block.Groups[^1].Members[0]).Seeds : default;
    private readonly int lambdaAlone = block.Groups.IndexOf(block.Groups.FirstOrDefault(group => group.Members is [LambdaAxis])!);
    private readonly ConfigurationCache configurations = new(block);
    private readonly TimeGrids grids = new(block.Time);
    private RunScope? scope;

    public IEnumerable<PlanPoint> Points()
    {
        var index = new int[groups.Length];
        do
        {
            if (At(index) is not PlanPoint point)
                continue;
            yield return point;
            for (int i = 0; i < (block.Compare?.With.Length ?? 0); i++)
            {
                if (Compared(point, i) is PlanPoint second)
                    yield return second;
            }
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
        var draft = new Draft(block.Phases);
        Resolved? known = configurations.Find(index);
        if (known is not null)
            draft.Set(known.Configuration);
        for (int i = 0; i < index.Length; i++)
            groups[i].Apply(draft, index[i], whole: known is null);

        bool measured = Catalogue.Initialisations[draft.Of(Sections.Init).Kind].LeavesLambdaOut(draft.Of(Sections.Init));
        if (measured)
        {
            // λ is no axis for given weights: of its values only the first makes runs.
            if (lambdaAlone >= 0 && index[lambdaAlone] > 0)
                return null;
            draft.Lambda = null;
        }

        scope = new RunScope(draft);
        try
        {
            Derive(draft, scope, measured);
            if (block.Conditions.Any(condition => condition.Expression.Expression.Truth(scope) != condition.Keeps))
                return null;
            Resolved shared = known ?? configurations.Add(index, draft);
            var point = new PlanPoint(shared, draft.Lambda, grids.Of(scope, shared.Step), block.SeedIsApart ? seedsApart : new[] { draft.Seed });
            return Judge(point) ? point : null;
        }
        catch (PointException error)
        {
            findings.Faulty(error.Node, error.Message, draft);
            return null;
        }
    }

    private void Derive(Draft draft, RunScope scope, bool measured)
    {
        foreach (Derivation derivation in block.Derived)
        {
            double value = derivation.Value.Value(scope);
            if (derivation.Phase is int phase)
                draft.Set(phase, derivation.Parameter?.Name, value);
            else if (derivation.Section is Section section)
            {
                if (section.Kinds[draft.Of(section).Kind].Parameters.Any(parameter => parameter.Name == derivation.Parameter!.Name))
                    draft.Set(section, derivation.Parameter!.Name, new NumberValue(value));
            }
            else if (derivation.Name == StudyKeys.Lambda)
            {
                draft.Lambda = measured ? null : value;
            }
            else
            {
                scope.Set(derivation.Name, value);
            }
        }
    }

    /// <summary>The point by the second solver, at times that both solvers have.</summary>
    private PlanPoint? Compared(PlanPoint point, int solver)
    {
        CompareForm form = block.Compare!;
        Resolved second = point.Resolved.Compared(form, block.Observe)[solver];
        try
        {
            TimeDefinition time = grids.Of(scope!, form.CommonStep(point.Resolved.Step, second.Step));
            if (point.Resolved.Step is not null && (time is ConvergedTime || (time is PhaseTimes phases && phases.Each.Any(each => each is ConvergedTime))))
                throw new PointException(form.Node, $"{point.Resolved.Configuration.Solver.Kind} advances in steps and cannot be compared at the times of another solver's convergence: state the times");
            PlanPoint compared = point with { Resolved = second, Time = time };
            return Judge(compared) ? compared : null;
        }
        catch (PointException error)
        {
            findings.Faulty(error.Node, error.Message, null);
            return null;
        }
    }

    private bool Judge(PlanPoint point)
    {
        ref Verdict? verdict = ref point.Resolved.VerdictOn(point.Lambda);
        if (verdict is null)
        {
            IReadOnlyList<Fault> faults = Simulation.Check(point.Definition(point.Seeds.Span[0]), inputs);
            verdict = new Verdict(faults.FirstOrDefault(fault => fault.Impossible), faults.All(fault => fault.Impossible));
            foreach (Fault fault in faults.Where(fault => !fault.Impossible))
                findings.Faulty(PlaceOf(point, fault), fault.Message.TrimEnd('.'), null);
        }

        return verdict.Sound && (verdict.Impossible is not { } impossible || IsApproximated(impossible) || !IsImpossible(point, impossible));
    }

    /// <summary>The first start can be approximated: by the nearest balance there is, or by taking for balanced what is not. A later phase's cannot.</summary>
    private bool IsApproximated(Fault fault) =>
        block.Impossible == Impossible.Approximate && fault.Path is (StudyKeys.Lambda or StudyKeys.Solver);

    private Node PlaceOf(PlanPoint point, Fault fault) => point.Resolved.Configuration.Compare is null ? block.Places.Of(fault.Path) : block.Compare!.Node;

    /// <returns>True, after it is said or listed.</returns>
    private bool IsImpossible(PlanPoint point, Fault fault)
    {
        string mend = fault.Path == StudyKeys.Solver ? ". Or write  impossible: approximate  to solve it as if it were, marked" : "";
        if (block.Impossible != Impossible.Skip && fault.Path != StudyKeys.Lambda)
            findings.Faulty(PlaceOf(point, fault), fault.Message.TrimEnd('.') + mend, null);
        else
            findings.Impossible(block, point, point.Lambda ?? Simulation.LambdaOf(point.Definition(point.Seeds.Span[0]), inputs), fault.Message);
        return true;
    }
}
