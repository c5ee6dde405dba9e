using System.Text.Json.Nodes;
using LazyRich.Cli.Terminals;
using Microsoft.Extensions.Logging;

namespace LazyRich.Cli.Tests.Running;

public sealed class LogLineTests
{
    [Fact]
    public void Of_EntryThatNamesARun_HasAFieldForEachAndIsOneLine()
    {
        KeyValuePair<string, object?>[] state =
        [
            new("Run", "00ff"), new("Study", "lazy \"to\" rich"), new("Attempt", 3), new("Pause", TimeSpan.FromSeconds(1.5)), new("{OriginalFormat}", "Run {Run} …"),
        ];

        string line = LogLine.Of(DateTimeOffset.UnixEpoch, LogLevel.Warning, "LazyRich.Grains", "Run 00ff …\nlost", state, new InvalidOperationException("why"));

        JsonNode entry = JsonNode.Parse(line)!;
        Assert.DoesNotContain('\n', line);
        Assert.Equal(("00ff", "lazy \"to\" rich", 3), ((string)entry["run"]!, (string)entry["study"]!, (int)entry["attempt"]!));
        Assert.Equal(("warning", "00:00:01.5000000"), ((string)entry["level"]!, (string)entry["pause"]!));
        Assert.Contains("why", (string)entry["exception"]!, StringComparison.Ordinal);
        Assert.Null(entry["{OriginalFormat}"]);
    }

    [Fact]
    public void Of_EntryWithoutFields_HasItsMessage() =>
        Assert.Equal("said", (string)JsonNode.Parse(LogLine.Of(DateTimeOffset.UnixEpoch, LogLevel.Information, "c", "said", null, null))!["message"]!);
}
