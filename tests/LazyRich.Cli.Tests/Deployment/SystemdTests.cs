using LazyRich.Cli.Tests.Given;

namespace LazyRich.Cli.Tests.Deployment;

/// <summary>The units of deploy/systemd, looked over by systemd itself.</summary>
public sealed class SystemdTests : IDisposable
{
    private readonly Workplace workplace = new();

    [Theory]
    [InlineData("lazyrich-head.service")]
    [InlineData("lazyrich-worker.service")]
    public void Unit_AsItIs_IsUnderstoodWhole(string unit) => Assert.Equal("", Verify(unit, text => text));

    [Theory]
    [InlineData("Restart=always", "Restart=ever")]
    [InlineData("TimeoutStopSec=", "TimeoutStopSecs=")]
    [InlineData("[Service]", "[Servis]")]
    public void Unit_WithAMistake_IsNot(string right, string wrong) =>
        Assert.NotEqual("", Verify("lazyrich-worker.service", text => text.Replace(right, wrong, StringComparison.Ordinal)));

    /// <returns>What systemd-analyze has to say against it.</returns>
    private string Verify(string unit, Func<string, string> change)
    {
        // It looks for the program, too, which is not installed here.
        string program = Path.Combine(AppContext.BaseDirectory, "lazyrich");
        string text = change(File.ReadAllText(RepositoryFile.Path($"deploy/systemd/{unit}"))).Replace("/usr/local/bin/lazyrich", program, StringComparison.Ordinal);
        return Tool.RunOrSkip("systemd-analyze", "systemd", "verify", "--man=no", workplace.Write(unit, text)).Errors;
    }

    public void Dispose() => workplace.Dispose();
}
