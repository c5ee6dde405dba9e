using LazyRich.Dynamics.Definitions;

namespace LazyRich.Dynamics.Phases;

/// <summary>Who is related to whom among the items of a semantic hierarchy; nobody in other tasks.</summary>
internal static class FamilyTree
{
    /// <summary>Items with the same parent.</summary>
    public static int[] Siblings(Setting task, int item, int items) => Within(task, item, items, 1);

    /// <summary>Items with the same grandparent and another parent.</summary>
    public static int[] Cousins(Setting task, int item, int items) => [.. Within(task, item, items, 2).Except(Within(task, item, items, 1))];

    private static int[] Within(Setting task, int item, int items, int generations)
    {
        if (task.Kind != "semantic-hierarchy")
            return [];
        int members = 1;
        for (int i = 0; i < generations; i++)
            members *= (int)task.NumberOr("branching", 2);
        return [.. Enumerable.Range(0, items).Where(other => other != item && other / members == item / members)];
    }
}
