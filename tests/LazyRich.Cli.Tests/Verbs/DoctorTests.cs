using System.Text.Json.Nodes;
using LazyRich.Cli.Tests.Given;
using Microsoft.Data.Sqlite;

namespace LazyRich.Cli.Tests.Verbs;

public sealed class DoctorTests : IDisposable
{
    private readonly Workplace workplace = new();

    [Fact]
    public async Task Doctor_NoStore_IsNoFaultAndMakesNone()
    {
        Answer answer = await workplace.RunAsync("doctor");

        Assert.True(answer.Code == 0, answer.ToString());
        Assert.Contains("does not exist yet", answer.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(workplace.Directory));
    }

    [Fact]
    public async Task Doctor_DamagedSeries_EndsWith3AndNamesTheRun()
    {
        await workplace.RunAsync("run", workplace.Write("tiny.yaml", Workplace.Tiny), "--no-figures");
        using (var database = new SqliteConnection($"Data Source={workplace.Store};Pooling=False"))
        {
            database.Open();
            using SqliteCommand damage = database.CreateCommand();
            damage.CommandText = "UPDATE trajectories SET data = zeroblob(length(data)) WHERE rowid = (SELECT min(rowid) FROM trajectories)";
            Assert.Equal(1, damage.ExecuteNonQuery());
        }

        Answer answer = await workplace.RunAsync("doctor", "--json");

        Assert.Equal(3, answer.Code);
        Assert.False((bool)answer.Json["ok"]!);
        JsonNode fault = Assert.Single(answer.Json["checks"]!.AsArray(), check => (string)check!["state"]! == "fault")!;
        Assert.Contains("checksum", (string)fault["text"]!, StringComparison.Ordinal);
    }

    public void Dispose() => workplace.Dispose();
}
