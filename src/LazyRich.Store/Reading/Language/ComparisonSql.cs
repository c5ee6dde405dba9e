namespace LazyRich.Store.Reading.Language;

/// <summary>Two operands and an operator.</summary>
internal static class ComparisonSql
{
    public static string Write(Operand left, Token symbol, Operand right, BoundValues values)
    {
        string sign = symbol.Text switch { "==" => "=", "!=" => "<>", _ => symbol.Text };
        if (left.Column is { } column)
            return right.Column is { } other ? Columns(column, symbol, sign, other) : WithValue(column, symbol, sign, right.Literal!, values);
        return right.Column is { } only
            ? WithValue(only, symbol, Mirrored(sign), left.Literal!, values)
            : throw TokenReader.Fault(left.Token, "one side of a comparison must be a column.");
    }

    private static string WithValue(QueryColumn column, Token symbol, string sign, Literal literal, BoundValues values)
    {
        if (sign is not ("=" or "<>") && column.Type is (ColumnType.Key or ColumnType.Study))
            throw TokenReader.Fault(symbol, $"{column.Name} can be = or != something, in a list, or like a pattern, but not {symbol.Text}.");
        string name = values.Add(ColumnValue.Of(column, literal));

        // Through its opposite, so that NaN != 1 is true, and a run of two studies is not "in another one" of them.
        return sign == "<>" ? $"(NOT {Guard.Wrap(column, $"{{0}} = {name}")})" : Guard.Wrap(column, $"{{0}} {sign} {name}");
    }

    private static string Columns(QueryColumn left, Token symbol, string sign, QueryColumn right)
    {
        if (left.Type != right.Type || left.Type is ColumnType.Key or ColumnType.Study)
            throw TokenReader.Fault(symbol, $"{left.Name} is {left.TypeName} and {right.Name} is {right.TypeName}: they cannot be compared.");
        string sql = $"{left.Sql} {(sign == "<>" ? "=" : sign)} {right.Sql}";
        string[] nans = [.. new[] { left, right }.Where(column => column.NanBit is not null).Select(column => column.NanSql)];
        if (nans.Length > 0) sql = $"iif({string.Join(" OR ", nans)}, 0, {sql})";
        return sign == "<>" ? $"(NOT {sql})" : $"({sql})";
    }

    private static string Mirrored(string sign) => sign switch { "<" => ">", "<=" => ">=", ">" => "<", ">=" => "<=", _ => sign };
}
