namespace LazyRich.Cluster.Tests.Processes;

/// <summary>Programs of the machine that a test needs. Where they are missing the test skips with the reason; where the environment says that there must be some, it fails with it.</summary>
internal static class Requirement
{
    private const string Variable = "LAZYRICH_TEST_SERVICES";

    /// <summary>Daemons are where only root's PATH leads.</summary>
    private static readonly string[] folders =
        ["/usr/sbin", "/sbin", "/usr/local/sbin", .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')];

    /// <param name="packages">Of Debian.</param>
    public static void Programs(string packages, params string[] names)
    {
        string[] missing = [.. names.Where(name => PathOf(name) is null)];
        Holds(missing.Length == 0, $"There is no {string.Join(", ", missing)} here: apt-get install {packages}.");
    }

    public static void Holds(bool there, string otherwise)
    {
        if (!there && Environment.GetEnvironmentVariable(Variable) != "required")
            Assert.Skip(otherwise);
        Assert.True(there, otherwise);
    }

    public static string? PathOf(string program) => folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
