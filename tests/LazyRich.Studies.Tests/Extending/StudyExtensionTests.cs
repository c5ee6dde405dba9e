using LazyRich.Studies.Extending;
using LazyRich.Studies.Files;
using LazyRich.Studies.Plan;

namespace LazyRich.Studies.Tests.Extending;

public sealed class StudyExtensionTests
{
    private const string Head = "study: s\ntask: random-regression\ninit: {kind: lambda-balanced, scale: 0.3}\nsolver: exact\ntime: [0, 1]\nobserve: loss\n";

    [Theory]
    [InlineData("lambda: 1 # the middle\nseed: 1\narchitecture: 2-2-2\n", "lambda=2,3", "lambda: [1, 2,3] # the middle\nseed: 1\narchitecture: 2-2-2\n")]
    [InlineData("lambda: [ -1, 1 ]   # sides\narchitecture: 2-2-2\n", "lambda=[2]", "lambda: [-1, 1, 2]   # sides\narchitecture: 2-2-2\n")]
    [InlineData("lambda: {symlog: [0.1, 1], points: 5}\narchitecture: 2-2-2\n", "lambda={logspace: [2, 8], points: 3}",
        "lambda: [{symlog: [0.1, 1], points: 5}, {logspace: [2, 8], points: 3}]\narchitecture: 2-2-2\n")]
    [InlineData("lambda:\n  symlog: [0.1, 1]\n  points: 5\n# shapes\narchitecture: 2-2-2\n", "lambda=2",
        "lambda:\n  [{symlog: [0.1, 1], points: 5}, 2]\n# shapes\narchitecture: 2-2-2\n")]
    [InlineData("architecture:\n- 2-2-2\n- 3-2-2 # a funnel\nlambda: 0\n", "architecture=2-2-3", "architecture:\n[2-2-2, 3-2-2, 2-2-3] # a funnel\nlambda: 0\n")]
    public void Add_Values_ChangesNothingElse(string rest, string addition, string expected)
    {
        string text = StudyExtension.Add(rest, [AxisAddition.Parse(addition)!]);

        Assert.Equal(expected, text);
    }

    [Theory]
    [InlineData("lambda: {symlog: [0.1, 1], points: 5}\narchitecture: 2-2-2\nseed: {range: [0, 1]}\n", "lambda=2,-2", 14)]
    [InlineData("lambda:\n  - -1\n  - 1\narchitecture: 2-2-2\nseed: {range: [0, 1]}\n", "seed={range: [2, 4]}", 10)]
    [InlineData("lambda: [-1, 1]\narchitecture: [2-2-2]\n", "init.scale=0.1,0.2", 6)]
    [InlineData("lambda: [-1, 1]\narchitecture: [2-2-2]\n", "solver={kind: gradient-descent, learning-rate: 0.1}", 4)]
    [InlineData("architecture: 2-2-2\ncases:\n  - lambda: [-1, 1]\n  - {lambda: 3, seed: 7}\n", "lambda=2", 5)]
    public void Add_Values_OnlyAddsRuns(string rest, string addition, int expected)
    {
        StudyPlan before = Read(Head + rest), after = Read(StudyExtension.Add(Head + rest, [AxisAddition.Parse(addition)!]));

        Assert.Equal(expected, after.Count);
        Assert.Subset(after.Runs.Select(run => run.Key).ToHashSet(), before.Runs.Select(run => run.Key).ToHashSet());
    }

    [Fact]
    public void Add_ToABuiltInStudy_KeepsItsComments()
    {
        string text = BuiltInStudies.All.Single(study => study.Name == "lazy-to-rich").Text;

        string extended = StudyExtension.Add(text, [new("lambda", "20"), new("seed", "10, 11")]);

        Assert.Equal(text.Split('\n').Count(line => line.Contains('#', StringComparison.Ordinal)), extended.Split('\n').Count(line => line.Contains('#', StringComparison.Ordinal)));
        Assert.Equal((3 * 21 * 10, 3 * 22 * 12), (Read(text).Count, Read(extended).Count));
    }

    [Theory]
    [InlineData("lamda=1", "did you mean 'lambda'?")]
    [InlineData("solver.learning-rate=1", "it gives")]
    [InlineData("time=1", "it gives")]
    public void Add_ToWhatIsNotGiven_NamesWhatIs(string addition, string words) => Assert.Contains(
        words,
        Assert.Throws<ExtensionException>(() => StudyExtension.Add($"{Head}lambda: 1\narchitecture: 2-2-2\n", [AxisAddition.Parse(addition)!])).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("lambda")]
    [InlineData("lambda=")]
    [InlineData("=1")]
    [InlineData("lambda=[]")]
    public void Parse_NoAddition_IsNull(string text) => Assert.Null(AxisAddition.Parse(text));

    private static StudyPlan Read(string text)
    {
        StudyReading reading = StudyReader.Read(text, "s.yaml", ".");
        return reading.Plan ?? throw new InvalidOperationException($"{string.Join(", ", reading.Faults)}\n{text}");
    }
}
