namespace LazyRich.Reporting.Text;

/// <summary>What columns are called in pictures and table heads.</summary>
public static class ColumnName
{
    private const string Lambda = "lambda";

    /// <summary>Before a dot these only say where a parameter stands; anything else there is the name of a phase.</summary>
    private static readonly string[] sections = ["task", "init", "solver"];

    /// <summary>"λ", "learning rate", and of a phase "λ of tune".</summary>
    public static string Typeset(string column)
    {
        string[] parts = column.Split('.');
        string name = parts[^1] == Lambda ? "λ" : parts[^1].Replace('-', ' ').Replace('_', ' ');
        return parts.Length > 1 && !sections.Contains(parts[0]) ? $"{name} of {parts[0]}" : name;
    }

    /// <summary>The axis title, with what the symbol means where that is not plain.</summary>
    public static string Axis(string column) => column == Lambda || column.EndsWith($".{Lambda}", StringComparison.Ordinal)
        ? $"{Typeset(column)}, the balance of the layers" : Typeset(column);
}
