using System.Reflection;
using System.Text.RegularExpressions;

namespace LazyRich.Dynamics.Tests.Science;

/// <summary>README.md beside the tests lists what the theory says and the test that holds it; a test says of which section by the trait Science.</summary>
public sealed partial class IndexTests
{
    private const string Trait = "Science";

    [Fact]
    public void Readme_OfEachSection_NamesTheTestsThatCarryItsTrait()
    {
        string[] named = [.. Named().Distinct().Order(StringComparer.Ordinal)];
        string[] carried = [.. Carried().Distinct().Order(StringComparer.Ordinal)];
        Assert.Empty(named.Except(carried));
        Assert.Empty(carried.Except(named));
        Assert.True(named.Length > 100);
    }

    /// <summary>"section: test" of each test named in a section's table.</summary>
    private static IEnumerable<string> Named()
    {
        using Stream stream = typeof(IndexTests).Assembly.GetManifestResourceStream("README.md")!;
        using StreamReader reader = new(stream);
        string section = "";
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
                section = line[3..];
            if (line.StartsWith('|'))
            {
                foreach (Match test in TestName().Matches(line))
                    yield return $"{section}: {test.Groups[1].Value}";
            }
        }
    }

    /// <summary>The same of each test that carries the trait.</summary>
    private static IEnumerable<string> Carried() =>
        from type in typeof(IndexTests).Assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        from trait in method.GetCustomAttributes<TraitAttribute>()
        where trait.Name == Trait
        select $"{trait.Value}: {type.FullName!["LazyRich.Dynamics.Tests.".Length..]}.{method.Name}";

    [GeneratedRegex("`((?:[A-Za-z]+\\.)+[A-Za-z_]+)`")]
    private static partial Regex TestName();
}
