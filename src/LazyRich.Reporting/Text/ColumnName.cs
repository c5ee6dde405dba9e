namespace LazyRich.Reporting.Text;

/// <summary>What columns are called in pictures and table heads.</summary>
public static class ColumnName
{
    public static string Typeset(string column) => column switch
    {
        "lambda" => "λ",
        _ => column[(column.LastIndexOf('.') + 1)..].Replace('-', ' ').Replace('_', ' '),
    };

    /// <summary>The axis title, with what the symbol means where that is not plain.</summary>
    public static string Axis(string column) => column == "lambda" ? "λ, the balance of the layers" : Typeset(column);
}
