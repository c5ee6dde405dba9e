using LazyRich.Store.Export;

namespace LazyRich.Store.Tests.Export;

public sealed class NpzExportTests(ExportStore fixture) : IClassFixture<ExportStore>
{
    [Fact]
    public void Trajectories_OneShape_AreStackedRunByTime()
    {
        Dictionary<string, Npy> arrays = Npy.ReadAll(fixture.Write("plain", ExportTable.Trajectories, ExportFormat.Npz));

        Assert.Equal(["run", "task", "architecture", "lambda", "seed", "solver", "t", "loss", "singular_values", "product"], arrays.Keys);
        Assert.Equal([0, 0.5, 1], arrays["t"].Numbers);
        Assert.Equal([2, 3], arrays["loss"].Shape);
        Assert.Equal([1, double.NaN, double.PositiveInfinity, 4, double.NaN, double.PositiveInfinity], arrays["loss"].Numbers);
        Assert.Equal([2, 3, 2], arrays["singular_values"].Shape);
        Assert.Equal([2, 3, 2, 2], arrays["product"].Shape);
        Assert.Equal([-1, -2, -3], arrays["product"].Numbers[..3]);
        Assert.Equal([-0.1, 1e-7], arrays["lambda"].Numbers);
        Assert.Equal([0, 3], arrays["seed"].Integers);
        Assert.Equal(["5-5-5", "5-5-5"], arrays["architecture"].Texts);
        Assert.Equal(("<U32", 32), (arrays["run"].Type, arrays["run"].Texts[1].Length));
    }

    [Fact]
    public void Trajectories_ShapesByArchitecture_AreAnArrayEach()
    {
        Dictionary<string, Npy> arrays = Npy.ReadAll(fixture.Write("ragged", ExportTable.Trajectories, ExportFormat.Npz));

        Assert.Equal([2, 3], arrays["loss"].Shape);
        Assert.Equal([1, 3, 2], arrays["singular_values.5-5-5"].Shape);
        Assert.Equal([1, 3, 1], arrays["singular_values.4-2-3"].Shape);
        Assert.Equal([2, 2.1, 2.2], arrays["singular_values.4-2-3"].Numbers);
        Assert.DoesNotContain("singular_values", arrays.Keys);
        Assert.Equal([1, 0.5], arrays["init.scale"].Numbers);
    }

    [Fact]
    public void Trajectories_TimesThatDifferInNumber_AreAnArrayPerRun()
    {
        Dictionary<string, Npy> arrays = Npy.ReadAll(fixture.Write("until", ExportTable.Trajectories, ExportFormat.Npz));
        string[] keys = arrays["run"].Texts;

        Assert.Equal([0, 0.5, 1], arrays[$"t.{keys[0]}"].Numbers);
        Assert.Equal([0, 0.5], arrays[$"t.{keys[1]}"].Numbers);
        Assert.Equal([2, double.NaN], arrays[$"loss.{keys[1]}"].Numbers);
        Assert.Equal([2, 2, 2], arrays[$"product.{keys[1]}"].Shape);
    }

    [Fact]
    public void Runs_Columns_AreAnArrayEach()
    {
        Dictionary<string, Npy> arrays = Npy.ReadAll(fixture.Write("plain", ExportTable.Runs, ExportFormat.Npz));

        Assert.Equal(["succeeded", "succeeded"], arrays["state"].Texts);
        Assert.Equal([double.PositiveInfinity, double.PositiveInfinity], arrays["time_to_1pct"].Numbers);
        Assert.Equal([double.NaN, double.NaN], arrays["loss_initial"].Numbers);
        Assert.Equal([1, 1], arrays["attempt"].Integers);
    }

    [Fact]
    public void Trajectories_NothingSucceeded_AreEmptyArrays() =>
        Assert.Equal([0], Npy.ReadAll(fixture.Write("empty", ExportTable.Trajectories, ExportFormat.Npz))["run"].Shape);

    [Fact]
    public void Write_Twice_GivesTheSameBytes() => Assert.Equal(
        fixture.Write("ragged", ExportTable.Trajectories, ExportFormat.Npz),
        fixture.Write("ragged", ExportTable.Trajectories, ExportFormat.Npz));
}
