using System.Collections.Immutable;
using CsCheck;
using LazyRich.Dynamics.Definitions;
using LazyRich.Studies.Matrices;
using LazyRich.Studies.Plan;

namespace LazyRich.Studies.Tests.Plan;

public sealed class RunKeyTests
{
    private static RunKey Key(string text) => Readings.Runs(text).First().Key;

    private static readonly GridTime Grid = new(MatrixDigest.OfTimes([0, 1, 2]), [0, 1, 2]);

    private static readonly RunDefinition Plain = new(
        Setting.Of("random-regression", ("scale", new NumberValue(1))),
        Architecture.Of(10, 5, 5),
        Setting.Of("lambda-balanced", ("scale", new NumberValue(0.1))),
        -0.5,
        3,
        Setting.Of("exact"),
        Grid,
        ["loss", "product"]);

    /// <summary>A change here makes every stored run a stranger: raise the numerics version only for new bits, and never this by accident.</summary>
    [Fact]
    public void Write_PlainRun_IsTheTextAndKeyOfOld()
    {
        string json = CanonicalJson.Write(Plain);
        Assert.Equal(
            """{"architecture":"10-5-5","init":{"kind":"lambda-balanced","scale":0.1},"lambda":-0.5,"numerics":1,"observe":["loss","product"],"seed":3,"solver":{"kind":"exact"},"task":{"kind":"random-regression","scale":1},"time":{"grid":"b0c45303f7f11848cb5e6e5b2af2fb2a"}}""",
            json);
        Assert.Equal("b0c45303f7f11848cb5e6e5b2af2fb2a", Grid.Digest);
        Assert.Equal("5e226d329f6719922a662581207a667d", CanonicalJson.KeyOf(json).ToString());
    }

    [Fact]
    public void Write_EveryValueType_HasItsForm()
    {
        RunDefinition run = Plain with
        {
            Lambda = null,
            Init = Setting.Of("z", ("a.b", new FlagValue(true)), ("x", new TextValue("é\"")), ("m", new MatrixValue("d1", 2, 3)), ("n", new NumbersValue([1, -0.0, 1e-7]))),
            Time = new ConvergedTime(1e-8, 1e6, 200),
        };
        string json = CanonicalJson.Write(run);
        Assert.Contains("""{"a.b":true,"kind":"z","m":{"columns":3,"matrix":"d1","rows":2},"n":[1,0,1e-7],"x":"é\""}""", json, StringComparison.Ordinal);
        Assert.Contains("\"lambda\":null", json, StringComparison.Ordinal);
        Assert.EndsWith("""
            "time":{"limit":1000000,"points":200,"tolerance":1e-8,"until":"converged"}}
            """, json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Activation.ReLU, "relu")]
    [InlineData(Activation.Tanh, "tanh")]
    public void Write_ActivationThatIsNotLinear_GoesFirstAndReadsBack(Activation activation, string name)
    {
        RunDefinition run = Plain with { Activation = activation };
        string json = CanonicalJson.Write(run);
        Assert.StartsWith($$"""{"activation":"{{name}}","architecture":"10-5-5",""", json, StringComparison.Ordinal);
        Assert.Equal(run, CanonicalJson.Read(json, _ => [0, 1, 2]) with { Observe = run.Observe });
    }

    [Fact]
    public void Read_OfWrite_IsTheRun()
    {
        Gen<SettingValue> value = Gen.OneOf(
            Gen.Double.Where(double.IsFinite).Select(number => (SettingValue)new NumberValue(number + 0.0)),
            Gen.String[Gen.Char.AlphaNumeric, 0, 8].Select(text => (SettingValue)new TextValue(text)),
            Gen.Bool.Select(flag => (SettingValue)new FlagValue(flag)),
            Gen.Double[-9, 9].Array[0, 4].Select(numbers => (SettingValue)new NumbersValue([.. numbers.Select(number => number + 0.0)])),
            Gen.Int[1, 9].Select(rows => (SettingValue)new MatrixValue("0123456789abcdef", rows, 2)));
        Gen<Setting> setting = Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 1, 8], Gen.Dictionary(Gen.String[Gen.Char["abcklmyz.-"], 1, 6], value)[0, 5])
            .Select((kind, values) => new Setting(kind, values.ToImmutableSortedDictionary(StringComparer.Ordinal)));
        Gen<TimeDefinition> time = Gen.OneOf(Gen.Const((TimeDefinition)Grid), Gen.Select(Gen.Double[1e-12, 1], Gen.Double[1, 1e9], Gen.Int[2, 999]).Select((tolerance, limit, points) => (TimeDefinition)new ConvergedTime(tolerance, limit, points)));
        Gen.Select(setting, setting, setting, Gen.Int[1, 99].Array[3, 5], Gen.Double[-1e4, 1e4].Nullable(), Gen.Long[0, 1L << 53], time)
            .Sample((task, init, solver, widths, lambda, seed, times) =>
            {
                var run = new RunDefinition(task, Architecture.Of(widths), init, lambda + 0.0, seed, solver, times, ["loss"]);
                string json = CanonicalJson.Write(run);
                RunDefinition back = CanonicalJson.Read(json, _ => Grid.Times);
                Assert.Equal(json, CanonicalJson.Write(back));
                Assert.Equal((run.Task, run.Architecture, run.Init, run.Lambda, run.Seed, run.Solver, run.Time), (back.Task, back.Architecture, back.Init, back.Lambda, back.Seed, back.Solver, back.Time));
                Assert.Equal(run.Observe, back.Observe);
            });
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"numerics":1}""")]
    [InlineData("""{"architecture":"5","init":{"kind":"a"},"lambda":1,"numerics":1,"observe":[],"seed":0,"solver":{"kind":"a"},"task":{"kind":"a"},"time":{"grid":"x"}}""")]
    public void Read_OtherText_IsAFormatException(string json) => Assert.Throws<FormatException>(() => CanonicalJson.Read(json, _ => []));

    [Fact]
    public void Read_AnotherNumericsVersion_IsRefused()
    {
        string json = CanonicalJson.Write(Plain).Replace("\"numerics\":1", "\"numerics\":999", StringComparison.Ordinal);
        Assert.Contains("numerics version 999", Assert.Throws<FormatException>(() => CanonicalJson.Read(json, _ => Grid.Times)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_KeysOfThePlan_AreThoseOfTheWholeText()
    {
        StudyPlan plan = Readings.Plan("""
            study: s
            task: {kind: random-regression, spectrum: [3, 2, 1], scale: [1, 2]}
            architecture: [3-3-3, 6-3-3]
            init: {kind: [lambda-balanced, task-aligned], scale: [0.1, 1]}
            lambda: {symlog: [0.001, 100000], points: 9}
            seed: [0, 7, 9007199254740992]
            solver: [exact, {kind: gradient-descent, learning-rate: 0.01}]
            time: {log: [0.01, "max(1, abs(lambda))"], points: 4}
            """);
        foreach (PlannedRun run in plan.Runs)
        {
            string json = CanonicalJson.Write(run.Definition);
            Assert.Equal(CanonicalJson.KeyOf(json), run.Key);
            Assert.Equal(json, CanonicalJson.Write(CanonicalJson.Read(json, _ => ((GridTime)run.Definition.Time).Times)));
        }

        Assert.Equal(plan.Count, plan.Runs.Select(run => run.Key).Distinct().Count());
    }

    [Fact]
    public void Configuration_Json_IsTheRunsWithoutLambdaSeedAndTime()
    {
        PlannedRun run = Readings.Runs(Readings.Head)[0];
        string json = CanonicalJson.Write(run.Definition);
        Assert.Equal(json[..json.IndexOf(",\"time\"", StringComparison.Ordinal)].Replace(",\"lambda\":1", "", StringComparison.Ordinal).Replace(",\"seed\":0", "", StringComparison.Ordinal) + "}", run.Configuration.Json);
        Assert.Equal(32, run.Configuration.Digest.Length);
    }

    [Theory]
    [InlineData("study: t\ntask: random-regression\narchitecture: 5-5-5\nlambda: 1\n")]
    [InlineData("study: s\ndescription: other words\npriority: 9\nretry: 3\ntimeout: 1h\ntask: random-regression\narchitecture: 5-5-5\nlambda: 1\n")]
    [InlineData("lambda: 1.0\narchitecture: 5-5-5\nstudy: s\ntask: {kind: random-regression, scale: 1e0}\n")]
    [InlineData("study: s\ntask: random-regression\narchitecture: 5-5-5\nlambda: {range: [1, 1]}\n")]
    [InlineData("study: s\ntask: random-regression\narchitecture: 5-5-5\nlambda: {logspace: [0.01, 100], points: 5}\nwhen: lambda = 1\n")]
    [InlineData("study: s\ntask: random-regression\narchitecture: 5-5-5\nlambda: 1\nseed: 0\nsolver: exact\ninit: {scale: 1, kind: lambda-balanced}\ntime: {points: 200, log: [0.01, 1e3]}\nobserve: [ntk-norm, ntk-distance, singular-values, loss]\n")]
    [InlineData("{\"study\": \"s\", \"task\": \"random-regression\", \"architecture\": \"5-5-5\", \"lambda\": 1}")]
    public void Key_OtherWordsForTheSameRun_IsTheSame(string text) => Assert.Equal(Key(Readings.Head), Key(text));

    [Theory]
    [InlineData("lambda: 1.0000000000000002")]
    [InlineData("lambda: 1\nseed: 1")]
    [InlineData("lambda: 1\nobserve: loss")]
    [InlineData("lambda: 1\ninit: task-aligned")]
    [InlineData("lambda: 1\ntime: 3")]
    public void Key_AnotherRun_IsAnother(string rest) => Assert.NotEqual(Key(Readings.Head), Key($"study: s\ntask: random-regression\narchitecture: 5-5-5\n{rest}\n"));

    [Fact]
    public void Key_MinusZero_IsZero() => Assert.Equal(Key("study: s\ntask: random-regression\narchitecture: 5-5-5\nlambda: 0\n"), Key("study: s\ntask: random-regression\narchitecture: 5-5-5\nlambda: -0.0\n"));
}
