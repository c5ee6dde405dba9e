using System.Text.Json.Nodes;
using LazyRich.Dynamics.Definitions;
using LazyRich.Studies.Faults;
using LazyRich.Studies.Grammar;
using LazyRich.Studies.Matrices;
using LazyRich.Studies.Reading;
using LazyRich.Studies.Schema;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Tests.Schema;

/// <summary>Parameters of every type and with dotted names, whether or not a kind of this version has them.</summary>
public sealed class NestedParameterTests
{
    private static readonly Section Section = new("init", 1, new Kinds<Kind>("init", new Kind("made-up", "For this test.", "none", [
        new("scale.absolute", ParameterType.Number, "c.") { Minimum = 0, Excludes = ["scale"] },
        new("scale.relative", ParameterType.Number, "r.") { Minimum = -1, Maximum = 1, Excludes = ["scale"] },
        new("scale", ParameterType.Number, "p.") { Default = new NumberValue(1) },
        new("side", ParameterType.Choice, "Which.") { Choices = ["left", "right"], Default = new TextValue("left") },
        new("noisy", ParameterType.Flag, "Whether."),
    ])), null);

    private static (IReadOnlyList<KindForm> Forms, FaultList Faults) Read(string yaml)
    {
        var faults = new FaultList("s.yaml");
        var parameters = new ParameterReader(faults, new NumberReader(faults, 100), new MatrixFiles(new MatrixDirectory("."), faults));
        return (new KindReader(Section, faults, parameters, new HashSet<string>()).Read(YamlTree.Read(yaml, faults)!), faults);
    }

    [Theory]
    [InlineData("{kind: made-up, scale: {absolute: 2, relative: 0.5}}")]
    [InlineData("{kind: made-up, scale.absolute: 2, scale.relative: 0.5}")]
    public void Read_NestedKeys_AreDottedParametersAndDropTheDefaultTheyExclude(string yaml)
    {
        (IReadOnlyList<KindForm> forms, FaultList faults) = Read(yaml);
        Assert.Empty(faults.All);
        Assert.Equal(
            Setting.Of("made-up", ("scale.absolute", new NumberValue(2)), ("scale.relative", new NumberValue(0.5)), ("side", new TextValue("left"))),
            Assert.Single(forms).First);
    }

    [Fact]
    public void Read_ChoicesAndFlags_CanBeAxes()
    {
        (IReadOnlyList<KindForm> forms, FaultList faults) = Read("{kind: made-up, side: [left, right], noisy: [true, false]}");
        Assert.Empty(faults.All);
        Assert.Equal(["left True", "left False", "right True", "right False"], forms[0].All().Select(setting => $"{setting.Text("side")} {setting.Flag("noisy")}"));
    }

    [Theory]
    [InlineData("{kind: made-up, scale: {absolut: 2}}", 25, "has no parameter 'scale.absolut'", "scale.absolute")]
    [InlineData("{kind: made-up, scale: {relative: 2}}", 35, "init.scale.relative is 2; it must be a number ≥ -1 and ≤ 1", null)]
    [InlineData("{kind: made-up, side: lfet}", 23, "init.side cannot be 'lfet'; there are left, right", "left")]
    [InlineData("{kind: made-up, noisy: 1}", 24, "init.noisy must be true or false, found a number", null)]
    [InlineData("{kind: made-up, scale: 1, scale.absolute: 2}", 27, "scale.absolute cannot stand beside scale", null)]
    public void Read_Fault_NamesItsPlace(string yaml, int column, string message, string? nearest)
    {
        var fault = Assert.Single(Read(yaml).Faults.All);
        Assert.Equal((column, nearest), (fault.Column, fault.Nearest));
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_DottedParameters_AreAMappingOrTheNumber()
    {
        var root = new JsonObject { ["$defs"] = SchemaForms.All(), ["anyOf"] = new JsonArray(KindSchema.Of(Section.Kinds)) };
        var check = new SchemaCheck(root);
        Assert.True(check.Accepts(JsonNode.Parse("""{"kind": "made-up", "scale": 2, "side": ["left", "right"], "noisy": true}""")));
        Assert.True(check.Accepts(JsonNode.Parse("""{"kind": "made-up", "scale": {"absolute": 2, "relative": [0.5, 1]}}""")));
        Assert.True(check.Accepts(JsonNode.Parse("""{"kind": "made-up", "scale": {"logspace": [1, 2], "points": 3}}""")));
        Assert.False(check.Accepts(JsonNode.Parse("""{"kind": "made-up", "scale": {"absolut": 2}}""")));
        Assert.False(check.Accepts(JsonNode.Parse("""{"kind": "made-up", "scale": {"relative": 2}}""")));
        Assert.False(check.Accepts(JsonNode.Parse("""{"kind": "made-up", "side": "up"}""")));
    }
}
