using System.Text.Json.Nodes;
using LazyRich.Studies.Faults;
using LazyRich.Studies.Grammar;
using LazyRich.Studies.Schema;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Tests.Schema;

public sealed class StudySchemaTests
{
    private static readonly JsonNode Root = JsonNode.Parse(StudySchema.Json)!;

    /// <summary>YAML as JSON, the way an editor holds it against a schema.</summary>
    private static JsonNode? Json(Node node) => node switch
    {
        MapNode map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key.Value, Json(entry.Value)))),
        ListNode list => new JsonArray([.. list.Items.Select(Json)]),
        ScalarNode { Number: double number } => number,
        ScalarNode { Flag: bool flag } => flag,
        ScalarNode { IsNull: true } => null,
        ScalarNode scalar => scalar.Value,
        _ => throw new NotSupportedException(),
    };

    private static bool Accepts(string yaml)
    {
        var faults = new FaultList("s.yaml");
        Node node = YamlTree.Read(yaml, faults)!;
        Assert.Empty(faults.All);
        return new SchemaCheck(Root).Accepts(Json(node));
    }

    [Fact]
    public void Json_BuiltInStudies_AreAccepted() => Assert.All(BuiltInStudies.All, study => Assert.True(Accepts(study.Text), study.Name));

    [Theory]
    [InlineData("init: {kind: lambda-balanced, scale: {logspace: [0.1, 1], points: 3}}")]
    [InlineData("init: {kind: [lambda-balanced, task-aligned], scale: [0.1, 1]}")]
    [InlineData("solver: [exact, {kind: gradient-descent, learning-rate: 0.01}]")]
    [InlineData("time: {until: converged, tolerance: 0.1, limit: \"10*lambda\"}")]
    [InlineData("time: [1, {range: [2, 4]}, \"9*lambda\"]")]
    [InlineData("zip: [lambda, seed]")]
    [InlineData("zip: [[lambda, seed], [init.scale, task.rank]]")]
    [InlineData("exclude: [lambda > 0]\nwhen: seed = 1\nderive: {init.scale: lambda, b: 2}")]
    [InlineData("cases: [{lambda: 2}, {seed: [1, 2]}]\npriority: 2\nretry: 1\ntimeout: 10m")]
    [InlineData("retry: {times: 2, timeouts: true}\nlimit: 3\nweight: 0.5")]
    [InlineData("compare: {with: {kind: gradient-descent, learning-rate: 1}, of: [loss], keep: both}")]
    [InlineData("phases: [{task: old, until: converged}, {freeze: W1, learn: {item: 0, value: 1}}]\ntasks: {old: {kind: random-regression}}\nstart: {at: solution, of: old}")]
    [InlineData("phases: {repeat: 4, task: {kind: random-regression, stream: phase}, until: 60}")]
    [InlineData("phases: {kind: reversal, of: {kind: random-regression, rank: 2}, until: .inf, share: 0.5}")]
    [InlineData("phases: {kind: continual, task: random-regression, repeat: 4, until: 60, points: 20}")]
    [InlineData("phases: {kind: transfer, of: semantic-hierarchy, item: [0, 3], lambda: [1, 2]}")]
    [InlineData("phases: {kind: fine-tuning, of: a, to: {negate: a}, rebalance: {lambda: [1, 2]}}\ntasks: {a: {kind: random-regression}}")]
    public void Json_EveryPartOfTheGrammar_IsAccepted(string more) => Assert.True(Accepts(Readings.Head + more));

    [Theory]
    [InlineData("lamda: 1")]
    [InlineData("init: {kind: lambda-balanced, scael: 1}")]
    [InlineData("init: {kind: lambda-balanced, scale: 0}")]
    [InlineData("solver: gradient-descnt")]
    [InlineData("seed: -1")]
    [InlineData("observe: [los]")]
    [InlineData("time: {lgo: [1, 2]}")]
    [InlineData("impossible: skpi")]
    [InlineData("phases: [{tsak: random-regression}]")]
    [InlineData("phases: {kind: reversl, of: random-regression}")]
    [InlineData("phases: {kind: continual, task: random-regression}")]
    [InlineData("phases: [{task: {kind: random-regression, rnak: 2}}]")]
    public void Json_WhatTheReaderRefuses_IsRefused(string more)
    {
        Assert.False(Accepts(Readings.Head + more));
        Readings.Faults(Readings.Head + more + "\n");
    }

    [Fact]
    public void Json_EveryKey_HasADescriptionAndAForm()
    {
        KeySet[] all = [StudyKeys.All, StudyKeys.OfCase, TimeKeys.All, GeneratorKeys.All, PhaseKeys.Phase, PhaseKeys.OfRebalance, PhaseKeys.OfLearn, PhaseKeys.OfStart, .. PhaseKeys.Kinds.Values, CompareKeys.All];
        Assert.All(all.SelectMany(keys => keys.Keys), key =>
        {
            Assert.NotNull(Root["$defs"]![key.Form]);
            Assert.EndsWith(".", key.Summary, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Json_EveryKindAndParameter_IsThere()
    {
        foreach (Section section in Sections.All)
        {
            string form = Root["$defs"]![section.Name]!.ToJsonString();
            Assert.All(section.Kinds.All.Where(kind => kind.WrittenAs is null), kind => Assert.Contains($"\"const\":\"{kind.Name}\"", form, StringComparison.Ordinal));
            Assert.All(section.Kinds.All.SelectMany(kind => kind.Parameters), parameter => Assert.Contains($"\"{parameter.Name.Split('.')[0]}\":", form, StringComparison.Ordinal));
        }
    }
}
