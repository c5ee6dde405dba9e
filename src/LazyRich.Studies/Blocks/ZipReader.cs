using System.Collections.Immutable;
using LazyRich.Studies.Faults;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Blocks;

/// <summary>Reads <c>zip</c> and gathers axes into groups. A group stands where its first axis stands; one with the seed stands last.</summary>
internal sealed class ZipReader(FaultList faults)
{
    /// <returns>Null after a fault.</returns>
    public ImmutableArray<AxisGroup>? Read(Node? node, List<BlockAxis> axes)
    {
        int before = faults.Count;
        var zips = new List<List<BlockAxis>>();
        if (node is ListNode { Items: [ListNode, ..] } groups)
            zips.AddRange(groups.Items.Select(group => Group(group, axes)));
        else if (node is not null)
            zips.Add(Group(node, axes));
        foreach (IGrouping<BlockAxis, BlockAxis> twice in zips.SelectMany(zip => zip).GroupBy(axis => axis).Where(group => group.Count() > 1))
            faults.Add(node!, $"{twice.Key.Name} is in two zips; an axis can be walked with one group only");
        if (faults.Count > before)
            return null;

        var made = new List<AxisGroup>();
        foreach (BlockAxis axis in axes)
        {
            List<BlockAxis>? zip = zips.Find(each => each.Contains(axis));
            if (zip is null)
                made.Add(new AxisGroup([axis.Distinct()]));
            else if (zip[0] == axis)
                made.Add(new AxisGroup([.. zip]));
        }

        // What has one value goes first, so that whole settings are there before axes of their parameters change them.
        return [.. made.OrderBy(group => group.Members.Any(member => member is SeedAxis)).ThenBy(group => group.Count > 1)];
    }

    private List<BlockAxis> Group(Node node, List<BlockAxis> axes)
    {
        BlockAxis[] varied = [.. axes.Where(axis => axis.Count > 1)];
        string known = varied.Length == 0 ? "this study has none" : $"there are {string.Join(", ", varied.Select(axis => axis.Name))}";
        if (node is not ListNode { Items.Count: >= 2 } list)
        {
            faults.Add(node, $"zip needs a list of two axes or more; {known}");
            return [];
        }

        var members = new List<BlockAxis>();
        foreach (Node item in list.Items)
        {
            string name = item is ScalarNode scalar ? scalar.Value : item.Text;
            if (Array.Find(varied, axis => axis.Name == name) is not BlockAxis axis)
                faults.Add(item, $"zip: no axis '{name}'; {known}", Nearest.Of(name, varied.Select(each => each.Name)));
            else if (members.Contains(axis))
                faults.Add(item, $"zip names {name} twice");
            else if (members.Count > 0 && members[0].Count != axis.Count)
                faults.Add(item, $"zip: {name} has {axis.Count} values, {members[0].Name} has {members[0].Count}; walked together they need equally many");
            else
                members.Add(axis);
        }

        return [.. members.OrderBy(axes.IndexOf)];
    }
}
