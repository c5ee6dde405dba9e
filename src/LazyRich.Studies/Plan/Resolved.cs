using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using LazyRich.Dynamics.Definitions;
using LazyRich.Studies.Blocks;
using LazyRich.Studies.Compare;
using LazyRich.Studies.Grammar;

namespace LazyRich.Studies.Plan;

/// <summary>A configuration with what the planner learns of it once.</summary>
internal sealed class Resolved
{
    private readonly Verdict?[] verdicts = new Verdict?[4];

    private Resolved[] compared = [];

    public Resolved(Draft draft, Block block)
        : this(Make(
            draft.Of(Sections.Task), draft.Architecture, draft.Activation, draft.Of(Sections.Init), draft.Of(Sections.Solver), block.Observe, [.. draft.Phases], null))
    {
    }

    private Resolved(Configuration configuration)
    {
        Configuration = configuration;
        Setting solver = configuration.Solver;
        Template = new KeyTemplate(Configuration);
        Step = Catalogue.Solvers[solver.Kind].StepParameter is string parameter && solver.Has(parameter) ? solver.Number(parameter) : null;
    }

    public Configuration Configuration { get; }

    public KeyTemplate Template { get; }

    /// <summary>η where the solver advances in steps.</summary>
    public double? Step { get; }

    /// <summary>The same by the solvers that the block compares it with, each against its own.</summary>
    public IReadOnlyList<Resolved> Compared(CompareForm form, ImmutableArray<string> observe)
    {
        if (compared.Length == 0)
        {
            Configuration own = Configuration;
            compared = [.. form.With.Select(solver => new Resolved(Make(
                own.Task, own.Architecture, own.Activation, own.Init, solver, form.KeepsBoth ? observe : [], own.Phases, new Comparison(own.Solver, form.Of))))];
        }

        return compared;
    }

    /// <summary>Of all runs of this configuration with λ of one sign.</summary>
    public ref Verdict? VerdictOn(double? lambda) => ref verdicts[lambda is double value ? 2 + Math.Sign(value) : 0];

    private static Configuration Make(
        Setting task, Architecture architecture, Activation activation, Setting init, Setting solver, ImmutableArray<string> observe,
        ImmutableArray<PhaseDefinition> phases, Comparison? compare)
    {
        string json = CanonicalParts.Configuration(task, architecture, activation, init, solver, observe, phases.AsSpan(), compare);
        string digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)).AsSpan(0, 16));
        return new Configuration(digest, json, task, architecture, init, solver, observe)
        {
            Activation = activation,
            Phases = phases,
            Compare = compare,
        };
    }
}

/// <summary>What a check of one run said for all of its like.</summary>
/// <param name="Impossible">Why the width forbids this sign of λ, or what the start lacks; null when it can be solved as it stands.</param>
/// <param name="Sound">No other fault was found.</param>
internal sealed record Verdict(Fault? Impossible, bool Sound);
