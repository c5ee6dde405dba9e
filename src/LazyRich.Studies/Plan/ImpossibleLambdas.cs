using LazyRich.Studies.Blocks;
using LazyRich.Studies.Faults;
using LazyRich.Studies.Grammar;
using LazyRich.Studies.Numbers;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Plan;

/// <summary>The λ that widths of one block forbid, and the line of the file that leaves them out.</summary>
internal sealed class ImpossibleLambdas(Block block)
{
    private sealed record Found(string Why, SortedSet<double> Lambdas);

    private readonly Dictionary<string, Found> architectures = [];

    public void Add(PlanPoint point, string why)
    {
        string architecture = point.Resolved.Configuration.Architecture.Name;
        if (!architectures.TryGetValue(architecture, out Found? found))
            architectures[architecture] = found = new Found(why, []);
        found.Lambdas.Add(point.Lambda ?? double.NaN);
    }

    public void Report(Node place, FaultList faults)
    {
        string where = block.Places.IsCase ? " of this case" : "";
        string mend = $"Leave {(Total == 1 ? "it" : "them")} out{where} with  exclude: {Exclude()}  or write  impossible: skip";
        foreach ((string architecture, Found found) in architectures)
        {
            string more = found.Lambdas.Count == 1
                ? ""
                : $" {architecture} forbids {found.Lambdas.Count} values of lambda here, from {Show(found.Lambdas.Min)} to {Show(found.Lambdas.Max)}.";
            faults.Add(place, $"{found.Why}{more} {mend}");
        }
    }

    private int Total => architectures.Values.Sum(found => found.Lambdas.Count);

    /// <summary>The value of <c>exclude</c>, what the file excludes already included.</summary>
    private string Exclude()
    {
        string condition = string.Join(" or ", architectures.Select(each => Term(each.Key, each.Value.Lambdas)));
        Node? old = block.Places.Key(StudyKeys.Exclude)?.Value;
        IReadOnlyList<Node> conditions = old is null ? [] : old is ListNode list ? list.Items : [old];
        string[] all = [.. conditions.OfType<ScalarNode>().Select(each => each.Value), condition];
        return all.Length == 1 ? Quoted(all[0]) : $"[{string.Join(", ", all.Select(Quoted))}]";
    }

    private string Term(string architecture, SortedSet<double> lambdas)
    {
        string sign = lambdas.Min > 0 ? "lambda > 0" : lambdas.Max < 0 ? "lambda < 0" : "lambda != 0";
        return architectures.Count == 1 ? $"architecture = {architecture} and {sign}" : $"(architecture = {architecture} and {sign})";
    }

    private static string Show(double lambda) => Digits.Show(lambda);

    /// <summary>As a double-quoted YAML scalar.</summary>
    private static string Quoted(string condition) =>
        $"\"{condition.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
