using System.Collections.Immutable;
using LazyRich.Dynamics.Definitions;
using LazyRich.Studies.Blocks;
using LazyRich.Studies.Grammar;
using LazyRich.Studies.Matrices;
using LazyRich.Studies.Numbers;

namespace LazyRich.Studies.Plan;

/// <summary>What varies over a plan, by the names that queries use, with values as a reader would write them.</summary>
internal sealed class AxisTable(MatrixFiles files)
{
    private readonly OrderedDictionary<string, OrderedDictionary<string, bool>> columns = [];

    public static ImmutableArray<Axis> Of(IReadOnlyList<Block> blocks, MatrixFiles files)
    {
        var table = new AxisTable(files);

        // Axes proper give the order; what differs only between cases follows.
        foreach (BlockAxis axis in blocks.SelectMany(block => block.Axes).Where(axis => axis.Count > 1 && axis is not SeedAxis))
            table.Column(axis.Name);
        foreach (Block block in blocks)
        {
            foreach (BlockAxis axis in block.Axes)
                table.Add(axis);
            foreach (Setting second in block.Compare?.With ?? [])
                table.Add(StudyKeys.Solver, second);
            table.Add(StudyKeys.Time, block.Time.Node.Text);
            table.Add(StudyKeys.Observe, string.Join(", ", block.Observe));
        }

        return
        [
            .. table.columns.Where(column => column.Value.Count > 1).Select(column => new Axis(column.Key, [.. column.Value.Keys]))
                .OrderBy(axis => axis.Name == StudyKeys.Seed),
        ];
    }

    private OrderedDictionary<string, bool> Column(string name)
    {
        if (!columns.TryGetValue(name, out OrderedDictionary<string, bool>? column))
            columns[name] = column = [];
        return column;
    }

    private void Add(string name, string value) => Column(name).TryAdd(value, true);

    private void Add(BlockAxis axis)
    {
        for (int i = 0; i < axis.Count; i++)
        {
            switch (axis.Value(i))
            {
                case Setting setting:
                    Add(axis.Name, setting);
                    break;
                case SettingValue value:
                    Add(axis.Name, Show(value));
                    break;
                case double lambda:
                    Add(axis.Name, Digits.Show(lambda));
                    break;
                case object other:
                    Add(axis.Name, $"{other}");
                    break;
            }
        }
    }

    private void Add(string section, Setting setting)
    {
        Add(section, setting.Kind);
        foreach ((string name, SettingValue value) in setting.Values)
            Add($"{section}.{name}", Show(value));
    }

    private string Show(SettingValue value) => value switch
    {
        NumberValue number => Digits.Show(number.Value),
        TextValue text => text.Value,
        FlagValue flag => flag.Value ? "true" : "false",
        NumbersValue numbers => $"[{string.Join(", ", numbers.Values.Select(Digits.Show))}]",
        MatrixValue matrix => files.NameOf(matrix.Digest),
        _ => value.ToString(),
    };
}
