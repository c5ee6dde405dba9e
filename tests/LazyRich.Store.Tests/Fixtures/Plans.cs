using System.Collections.Immutable;
using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Store.Encoding;
using LazyRich.Studies.Plan;

namespace LazyRich.Store.Tests.Fixtures;

/// <summary>Plans made by hand, from the same records that the planner makes.</summary>
internal static class Plans
{
    public static readonly GridTime Grid = GridOf(0, 0.5, 1);

    public static StudyPlan Of(string name, IEnumerable<double> lambdas, int seeds = 1, string architecture = "5-5-5", double scale = 1) =>
        Of(name, [.. from lambda in lambdas from seed in Enumerable.Range(0, seeds) select Definition(lambda, seed, architecture, scale)]);

    public static StudyPlan Of(string name, params ImmutableArray<RunDefinition> runs) => new(
        name,
        $"about {name}",
        $"study: {name}",
        [new("lambda", [.. runs.Select(run => $"{run.Lambda}").Distinct()]), new("init.scale", [.. runs.Select(run => $"{run.Init.NumberOr("scale", 1)}").Distinct()])],
        runs.Length,
        [],
        ImmutableDictionary<string, Matrix>.Empty,
        runs.Select((run, i) => Planned(i, run)));

    public static RunDefinition Definition(double? lambda, long seed = 0, string architecture = "5-5-5", double scale = 1, TimeDefinition? time = null) => new(
        Setting.Of("random-regression", ("scale", new NumberValue(1))),
        Architecture.TryParse(architecture, out Architecture parsed) ? parsed : throw new ArgumentException(architecture),
        Setting.Of("lambda-balanced", ("scale", new NumberValue(scale))),
        lambda,
        seed,
        Setting.Of("exact"),
        time ?? Grid,
        ["loss", "singular-values"]);

    public static PlannedRun Planned(long ordinal, RunDefinition run)
    {
        string json = CanonicalJson.Write(run);
        return new(ordinal, CanonicalJson.KeyOf(json), ConfigurationOf(run), run, run.Lambda ?? 0);
    }

    public static GridTime GridOf(params double[] times) => new(Doubles.Digest(Doubles.ToBytes(times)), times);

    /// <summary>The shared part of the canonical JSON: what is left of it without λ, seed and time.</summary>
    private static Configuration ConfigurationOf(RunDefinition run)
    {
        var shared = System.Text.Json.Nodes.JsonNode.Parse(CanonicalJson.Write(run))!.AsObject();
        shared.Remove("lambda");
        shared.Remove("seed");
        shared.Remove("time");
        string json = shared.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        return new(Doubles.Digest(System.Text.Encoding.UTF8.GetBytes(json)), json, run.Task, run.Architecture, run.Init, run.Solver, run.Observe);
    }
}
