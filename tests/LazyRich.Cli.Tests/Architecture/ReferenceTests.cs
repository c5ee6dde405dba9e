using System.Reflection;

namespace LazyRich.Cli.Tests.Architecture;

/// <summary>References point one way, and what only one project may know stays there.</summary>
public sealed class ReferenceTests
{
    /// <summary>Each may refer to those that stand before it.</summary>
    private static readonly string[] order =
        ["LazyRich.Dynamics", "LazyRich.Studies", "LazyRich.Store", "LazyRich.Grains", "LazyRich.Reporting", "lazyrich"];

    public static TheoryData<string> Assemblies => [.. order];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Assembly_ItsOwnReferences_PointDownOnly(string name)
    {
        IEnumerable<string> up = ReferencesOf(name).Where(reference => Array.IndexOf(order, reference) > Array.IndexOf(order, name));

        Assert.Empty(up);
    }

    [Fact]
    public void Order_EveryAssemblyOfTheProduct_IsInIt()
    {
        IEnumerable<string> loaded = Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll").Select(file => Path.GetFileNameWithoutExtension(file)!);

        Assert.Equal(order.Order(StringComparer.Ordinal), loaded.Where(IsOurs).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Microsoft.EntityFrameworkCore", "LazyRich.Store")]
    [InlineData("Microsoft.Data.Sqlite", "LazyRich.Store")]
    [InlineData("SQLitePCLRaw", "LazyRich.Store")]
    [InlineData("YamlDotNet", "LazyRich.Studies", "LazyRich.Reporting")]
    [InlineData("Orleans", "LazyRich.Grains", "LazyRich.Reporting")]
    [InlineData("ScottPlot", "LazyRich.Reporting")]
    [InlineData("Spectre.Console", "lazyrich")]
    [InlineData("System.CommandLine", "lazyrich")]
    public void Library_OfOneProject_IsReferencedByNoOther(string library, params string[] owners)
    {
        IEnumerable<string> users = order.Where(name => ReferencesOf(name).Any(reference => reference.StartsWith(library, StringComparison.Ordinal)));

        Assert.All(users, user => Assert.Contains(user, owners));
    }

    [Fact]
    public void Dynamics_ItsReferences_AreTheRuntimeAndMathNet() => Assert.All(ReferencesOf("LazyRich.Dynamics"), reference =>
        Assert.True(reference.StartsWith("System.", StringComparison.Ordinal) || reference is "MathNet.Numerics" or "netstandard", reference));

    private static bool IsOurs(string name) =>
        name == "lazyrich" || (name.StartsWith("LazyRich.", StringComparison.Ordinal) && !name.EndsWith(".Tests", StringComparison.Ordinal));

    private static IEnumerable<string> ReferencesOf(string name) => Assembly.Load(name).GetReferencedAssemblies().Select(reference => reference.Name!);
}
