namespace LazyRich.Studies.Faults;

/// <summary>The name that was probably meant.</summary>
public static class Nearest
{
    private const int LongestText = 100;
    private const int ShortestPart = 3;

    /// <returns>
    /// The nearest candidate by Damerau–Levenshtein distance, case apart, within a third of the length; otherwise the only one that holds the
    /// text; null when there is neither.
    /// </returns>
    public static string? Of(string text, IEnumerable<string> candidates)
    {
        (string? best, int least) = (null, int.MaxValue);
        if (text.Length > LongestText)
            return null;
        string[] all = [.. candidates.Distinct()];
        foreach (string candidate in all)
        {
            int distance = Distance(text.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance < least && distance <= Math.Max(1, Math.Max(text.Length, candidate.Length) / 3))
                (best, least) = (candidate, distance);
        }

        if (best is not null || text.Length < ShortestPart)
            return best;
        string[] holding = [.. all.Where(candidate => candidate.Contains(text, StringComparison.OrdinalIgnoreCase))];
        return holding.Length == 1 ? holding[0] : null;
    }

    /// <summary>Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).</summary>
    public static int Distance(string a, string b)
    {
        var cost = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
            cost[i, 0] = i;
        for (int j = 0; j <= b.Length; j++)
            cost[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                cost[i, j] = Math.Min(replaced, 1 + Math.Min(cost[i - 1, j], cost[i, j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
            }
        }

        return cost[a.Length, b.Length];
    }
}
