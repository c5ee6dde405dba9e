using LazyRich.Studies.Files;

namespace LazyRich.Studies.Tests.Files;

public sealed class StudyReaderTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("lazyrich-studies-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Open_NearABuiltInName_SaysWhichThereAre()
    {
        StudyFault fault = Assert.Single(StudyReader.Open("lazy-to-rish").Faults);
        Assert.Equal((0, "lazy-to-rich"), (fault.Line, fault.Nearest));
        Assert.Contains(string.Join(", ", BuiltInStudies.All.Select(study => study.Name)), fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_NoSuchFile_NamesTheNearest()
    {
        File.WriteAllText(Path.Combine(folder.FullName, "sweep.yaml"), Readings.Head);
        StudyFault fault = Assert.Single(StudyReader.Open(Path.Combine(folder.FullName, "swep.yaml")).Faults);
        Assert.Contains("there is no file", fault.Message, StringComparison.Ordinal);
        Assert.Equal("sweep.yaml", fault.Nearest);
    }

    [Fact]
    public void Open_DirectoryAndBinary_AreFaults()
    {
        Assert.Contains("is a directory", Assert.Single(StudyReader.Open(folder.FullName).Faults).Message, StringComparison.Ordinal);
        string binary = Path.Combine(folder.FullName, "b.yaml");
        File.WriteAllBytes(binary, [0xFF, 0xFE, 0x00, 0xC3, 0x28]);
        Assert.Contains("not UTF-8", Assert.Single(StudyReader.Open(binary).Faults).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\n\t\"study\": \"s\",\n\t\"task\": {\"kind\": \"random-regression\"},\n\t\"architecture\": \"5-5-5\",\n\t\"lambda\": [1, 2.0, -1e-1],\n\t\"time\": {\"until\": \"2*abs(lambda)\"}\n}\n")]
    [InlineData("\uFEFF---\nstudy: s\ntask: &t {kind: random-regression}\narchitecture: \"5-5-5\"\nlambda:\n- 1\n- 2\n- -.1\ntime:\n  until: 2*abs(lambda)\n...\n")]
    [InlineData("study: s\r\ntask: random-regression\r\narchitecture: '5-5-5'\r\nlambda: [1, 2, -0.1] # three\r\ntime: {until: >-\r\n  }\r\n", false)]
    [InlineData("study: !!str s\ncases:\n- &base {task: random-regression, architecture: 5-5-5, lambda: 1, time: {until: \"2*abs(lambda)\"}}\n- *base\n- {task: random-regression, architecture: 5-5-5, lambda: [2, -0.1], time: {until: 2*abs(lambda)}}\n")]
    public void Read_JsonAndEveryYamlStyle_AreTheSameStudy(string text, bool sound = true)
    {
        StudyReading reading = Readings.Of(text);
        Assert.True(sound == (reading.Plan is not null), string.Join('\n', reading.Faults));
        if (sound)
            Assert.Equal([1, 2, -0.1], reading.Plan!.Runs.Select(run => run.Lambda));
    }

    [Fact]
    public void Read_AliasBomb_IsRefusedInShortOrder()
    {
        var text = new System.Text.StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        Assert.Contains(Readings.Faults(text.ToString()), fault => fault.Message.Contains("more than 2000000 values", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    public void Read_EndlessNesting_IsAFaultAndNoOverflow(string piece) => Readings.Faults("study: " + string.Concat(Enumerable.Repeat(piece, 20_000)));

    [Fact]
    public void Read_AliasInsideItself_IsAFault() => Readings.Faults("study: s\ntask: &t {kind: *t}\n");
}
