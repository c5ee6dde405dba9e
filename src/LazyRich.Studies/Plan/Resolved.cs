using System.Security.Cryptography;
using System.Text;
using LazyRich.Dynamics.Definitions;
using LazyRich.Studies.Blocks;
using LazyRich.Studies.Grammar;

namespace LazyRich.Studies.Plan;

/// <summary>A configuration with what the planner learns of it once.</summary>
internal sealed class Resolved
{
    private readonly Verdict?[] verdicts = new Verdict?[4];

    public Resolved(Draft draft, Block block)
    {
        (Setting task, Setting init, Setting solver) = (draft.Of(Sections.Task), draft.Of(Sections.Init), draft.Of(Sections.Solver));
        string json = CanonicalParts.Configuration(task, draft.Architecture, draft.Activation, init, solver, block.Observe, draft.Phases);
        string digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)).AsSpan(0, 16));
        Configuration = new Configuration(digest, json, task, draft.Architecture, init, solver, block.Observe)
        {
            Activation = draft.Activation,
            Phases = [.. draft.Phases],
        };
        Template = new KeyTemplate(Configuration);
        Step = Catalogue.Solvers[solver.Kind].StepParameter is string parameter ? solver.Number(parameter) : null;
    }

    public Configuration Configuration { get; }

    public KeyTemplate Template { get; }

    /// <summary>η where the solver advances in steps.</summary>
    public double? Step { get; }

    /// <summary>Of all runs of this configuration with λ of one sign.</summary>
    public ref Verdict? VerdictOn(double? lambda) => ref verdicts[lambda is double value ? 2 + Math.Sign(value) : 0];
}

/// <summary>What a check of one run said for all of its like.</summary>
/// <param name="Impossible">Why the width forbids this sign of λ; null when it does not.</param>
/// <param name="Sound">No other fault was found.</param>
internal sealed record Verdict(string? Impossible, bool Sound);
