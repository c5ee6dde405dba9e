using System.Text.Json;
using LazyRich.Dynamics.Results;
using LazyRich.Store.Export;
using LazyRich.Store.Reading;
using Utf8 = System.Text.Encoding;

namespace LazyRich.Store.Tests.Export;

public sealed class TextExportTests(ExportStore fixture) : IClassFixture<ExportStore>
{
    [Fact]
    public void Csv_Trajectories_IsARowPerRunAndTime()
    {
        string[] lines = Lines("plain", ExportTable.Trajectories, ExportFormat.Csv);
        string[] keys = [.. lines.Skip(1).Select(line => line.Split(',')[0]).Distinct()];

        Assert.Equal("run,task,architecture,lambda,seed,solver,t,loss,singular_value_1,singular_value_2", lines[0]);
        Assert.Equal(
            [
                $"{keys[0]},random-regression,5-5-5,-0.1,0,exact,0,1,1,1.1",
                $"{keys[0]},random-regression,5-5-5,-0.1,0,exact,0.5,NaN,1.2,1.3",
                $"{keys[0]},random-regression,5-5-5,-0.1,0,exact,1,inf,1.4,1.5",
                $"{keys[1]},random-regression,5-5-5,1E-07,3,exact,0,4,4,4.1",
                $"{keys[1]},random-regression,5-5-5,1E-07,3,exact,0.5,NaN,4.2,4.3",
                $"{keys[1]},random-regression,5-5-5,1E-07,3,exact,1,inf,4.4,4.5",
            ],
            lines.Skip(1));
    }

    [Fact]
    public void Csv_RaggedTrajectories_LeavesWhatIsAbsentEmptyAndNamesWhatVaries()
    {
        string[] lines = Lines("ragged", ExportTable.Trajectories, ExportFormat.Csv);

        Assert.Equal("run,task,architecture,lambda,seed,solver,init.scale,t,loss,singular_value_1,singular_value_2", lines[0]);
        Assert.EndsWith(",random-regression,5-5-5,1,0,exact,1,0,1,1,1.1", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",random-regression,4-2-3,2,0,exact,0.5,0,2,2,", lines[4], StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_Runs_HasEverySummaryAndKeepsAbsentFromNaN()
    {
        string[] lines = Lines("plain", ExportTable.Runs, ExportFormat.Csv);
        string[] header = lines[0].Split(',');
        string[] row = lines[1].Split(',');

        Assert.Equal(["run", "state", "task", "architecture", "init", "solver", "lambda", "seed"], header.Take(8));
        Assert.Empty(SummaryColumn.All.Select(column => column.Name).Except(header));
        Assert.Equal(header.Length, row.Length);
        Assert.Equal(
            ["succeeded", "-0.1", "1", "inf", "NaN", "", ""],
            new[] { "state", "lambda", "loss_final", "time_to_1pct", "lazy_share", "loss_initial", "failure" }.Select(name => row[Array.IndexOf(header, name)]));
    }

    [Fact]
    public void Csv_TextWithCommasAndQuotes_IsQuoted()
    {
        using var output = new MemoryStream();
        LazyRich.Store.Export.Tables.CsvTable.Write(new(["a,b", "c"], [["say \"no\"", "two\nlines"], [null, -0.0]]), output);

        Assert.Equal("\"a,b\",c\n\"say \"\"no\"\"\",\"two\nlines\"\n,-0\n", Utf8.UTF8.GetString(output.ToArray()));
    }

    [Fact]
    public void Json_Trajectories_IsAnObjectPerLineWithNonFiniteNumbersAsText()
    {
        string[] lines = Lines("ragged", ExportTable.Trajectories, ExportFormat.Json);
        JsonElement[] rows = [.. lines.Select(line => JsonDocument.Parse(line).RootElement)];

        Assert.Equal(6, rows.Length);
        Assert.Equal(
            ["run", "task", "architecture", "lambda", "seed", "solver", "init.scale", "t", "loss", "singular_value_1", "singular_value_2"],
            rows[0].EnumerateObject().Select(property => property.Name));
        Assert.Equal((1.0, 0.0, 1.1), (rows[0].GetProperty("loss").GetDouble(), rows[0].GetProperty("t").GetDouble(), rows[0].GetProperty("singular_value_2").GetDouble()));
        Assert.Equal(("NaN", "Infinity"), (rows[1].GetProperty("loss").GetString(), rows[2].GetProperty("loss").GetString()));
        Assert.Equal(JsonValueKind.Null, rows[3].GetProperty("singular_value_2").ValueKind);
    }

    [Fact]
    public void Json_Runs_IsAnObjectPerRun()
    {
        JsonElement[] rows = [.. Lines("until", ExportTable.Runs, ExportFormat.Json).Select(line => JsonDocument.Parse(line).RootElement)];

        Assert.Equal([5.0, 6.0], rows.Select(row => row.GetProperty("lambda").GetDouble()));
        Assert.Equal("Infinity", rows[0].GetProperty("time_to_1pct").GetString());
    }

    [Fact]
    public void Csv_StudyWithoutResults_IsItsHeader()
    {
        Assert.Equal(["run,task,architecture,lambda,seed,solver,t"], Lines("empty", ExportTable.Trajectories, ExportFormat.Csv));
        Assert.Equal(2, Lines("empty", ExportTable.Runs, ExportFormat.Csv).Length);
    }

    [Theory]
    [InlineData(ExportTable.Runs, ExportFormat.Csv)]
    [InlineData(ExportTable.Trajectories, ExportFormat.Csv)]
    [InlineData(ExportTable.Runs, ExportFormat.Npz)]
    [InlineData(ExportTable.Trajectories, ExportFormat.Npz)]
    public void Write_UnknownStudy_IsAnErrorBeforeAnyByte(ExportTable table, ExportFormat format)
    {
        using var output = new MemoryStream();

        Assert.Contains("no study 'nope'", Assert.Throws<QueryException>(() => Exporter.Write(fixture.Reader, new("nope", table, format), output, CancellationToken.None)).Message, StringComparison.Ordinal);
        Assert.Equal(0, output.Length);
    }

    [Fact]
    public void Parse_Names_AreThoseOfTheCommand()
    {
        Assert.All(Exporter.Formats, name => Assert.True(Exporter.TryParseFormat(name, out _)));
        Assert.All(Exporter.Tables, name => Assert.True(Exporter.TryParseTable(name, out _)));
        Assert.False(Exporter.TryParseFormat("1", out _));
        Assert.False(Exporter.TryParseFormat("xlsx", out _));
        Assert.False(Exporter.TryParseTable("2", out _));
    }

    private string[] Lines(string study, ExportTable table, ExportFormat format)
    {
        string text = Utf8.UTF8.GetString(fixture.Write(study, table, format));
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        return text[..^1].Split('\n');
    }
}
