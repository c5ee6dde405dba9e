using LazyRich.Dynamics.Algebra;
using LazyRich.Studies.Files;
using LazyRich.Studies.Matrices;
using LazyRich.Studies.Plan;

namespace LazyRich.Studies.Tests.Matrices;

public sealed class MatrixFilesTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("lazyrich-matrices-");

    public void Dispose() => folder.Delete(recursive: true);

    private string Put(string name, string text)
    {
        string path = Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    private StudyReading Read(string task, string architecture = "2-2-2") =>
        StudyReader.Open(Put("s.yaml", $"study: s\ntask: {task}\narchitecture: {architecture}\nlambda: 1\n"));

    [Fact]
    public void Of_Matrix_IsTheDigestOfShapeAndNumbers() =>
        // sha256("2×3" in UTF-8, then 1 … 6 as little-endian doubles), first 128 bits.
        Assert.Equal("3696218789afa6e47030b6051dff235d", MatrixDigest.Of(new Matrix(2, 3, [1, 2, 3, 4, 5, 6])));

    [Fact]
    public void Of_StoredBytes_IsTheDigestOfTheMatrix() =>
        Assert.Equal(
            MatrixDigest.Of(new Matrix(2, 3, [1, 2, 3, 4, 5, 6])),
            MatrixDigest.Of(2, 3, [.. new double[] { 1, 2, 3, 4, 5, 6 }.SelectMany(BitConverter.GetBytes)]));

    [Fact]
    public void Open_SameContentInTwoForms_IsTheSameRun()
    {
        Put("data/s.csv", "1,0\n-0.0,0.5\n");
        File.WriteAllBytes(Path.Combine(folder.FullName, "s.npy"), Npy.File("'<f4'", true, "(2, 2)", [.. new[] { 1f, 0f, 0f, .5f }.SelectMany(BitConverter.GetBytes)]));
        StudyPlan plan = Read("{kind: from-file, sigma: [data/s.csv, s.npy]}").Plan!;
        Assert.Equal(1, plan.Count);
        Assert.Equal([1, 0, 0, 0.5], Assert.Single(plan.Inputs).Value.Data);
        Assert.Equal(plan.Inputs.Keys.Single(), plan.Runs.Single().Definition.Task.Matrix("sigma").Digest);
    }

    [Fact]
    public void Read_GivenMatrices_IsTheSameRunAsFromTheFile()
    {
        Put("s.csv", "1,0\n0,0.5\n");
        StudyPlan here = Read("{kind: from-file, sigma: s.csv}").Plan!;
        Dictionary<string, Matrix> matrices = here.Files.ToDictionary(file => file.Key, file => here.Inputs[file.Value]);

        StudyPlan there = StudyReader.Read(here.Source, "s.yaml", matrices).Plan!;

        Assert.Equal(["s.csv"], here.Files.Keys);
        Assert.Equal(here.Runs.Single().Key, there.Runs.Single().Key);
    }

    [Fact]
    public void Read_GivenMatricesWithoutTheOneNamed_SaysWhatCame()
    {
        Put("s.csv", "1,0\n0,0.5\n");
        string text = Read("{kind: from-file, sigma: s.csv}").Plan!.Source;

        StudyFault fault = Assert.Single(StudyReader.Read(text, "s.yaml", new Dictionary<string, Matrix> { ["t.csv"] = new(1, 1, [1]) }).Faults);

        Assert.Contains("with the study came t.csv", fault.Message, StringComparison.Ordinal);
        Assert.Equal(("s.csv", "t.csv"), (fault.Text, fault.Nearest));
    }

    [Fact]
    public void Open_SeveralFiles_AreAnAxisByTheirNames()
    {
        Put("a.csv", "1,0\n0,1\n");
        Put("b.csv", "2,0\n0,1\n");
        StudyPlan plan = Read("{kind: from-file, sigma: [a.csv, b.csv]}").Plan!;
        Axis axis = Assert.Single(plan.Axes);
        Assert.Equal("task.sigma", axis.Name);
        Assert.Equal(["a.csv", "b.csv"], axis.Values);
        Assert.Equal(2, plan.Inputs.Count);
    }

    [Theory]
    [InlineData("{kind: from-file, sigma: sigm.csv}", 2, 32, "task.sigma: there is no file 'sigm.csv'", "sigma.csv")]
    [InlineData("{kind: from-file, sigma: bad.csv}", 2, 32, "line 2, cell 1: 'x' is not a number", null)]
    [InlineData("{kind: from-file, sigma: nan.csv}", 2, 32, "row 1, column 2 is NaN; every entry must be finite", null)]
    [InlineData("{kind: from-file, sigma: sigma.mat}", 2, 32, "its name must end in .npy, .csv", null)]
    [InlineData("{kind: from-file, sigma: wide.csv}", 2, 32, "sigma is 1×2, but 2-2-2 wants 2×2", null)]
    [InlineData("{kind: from-file, sigma: [sigma.csv, wide.csv]}", 2, 32, "sigma is 1×2, but 2-2-2 wants 2×2", null)]
    [InlineData("{kind: from-file, sigma: 3}", 2, 32, "there is no file '3'", null)]
    [InlineData("{kind: from-file, sigma: {a: b}}", 2, 32, "must be the path of an NPY or CSV file, found a mapping", null)]
    [InlineData("{kind: from-file}", 2, 7, "from-file names no matrix", null)]
    public void Open_FaultyMatrix_NamesThePlaceInTheStudy(string task, int line, int column, string message, string? nearest)
    {
        Put("sigma.csv", "1,0\n0,1\n");
        Put("sigma.mat", "1");
        Put("bad.csv", "1,0\nx,1\n");
        Put("nan.csv", "1,nan\n0,1\n");
        Put("wide.csv", "1,0\n");
        StudyFault fault = Assert.Single(Read(task).Faults);
        Assert.Equal((line, column), (fault.Line, fault.Column));
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.Equal(nearest, fault.Nearest);
    }

    [Fact]
    public void Open_WeightsFromFile_TellTheirLambda()
    {
        Put("w1.csv", "1,0\n0,1\n");
        Put("w2.csv", "2,0\n0,2\n");
        string path = Put("s.yaml", "study: s\ntask: random-regression\narchitecture: 2-2-2\ninit: {kind: from-file, w1: w1.csv, w2: w2.csv}\nseed: [0, 1]\n");
        StudyPlan plan = StudyReader.Open(path).Plan!;
        Assert.All(plan.Runs, run => Assert.Equal((3.0, null), (run.Lambda, run.Definition.Lambda)));
    }
}
