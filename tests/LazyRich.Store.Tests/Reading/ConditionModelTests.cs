using System.Globalization;
using CsCheck;
using LazyRich.Store.Tests.Fixtures;
using LazyRich.Store.Writing;

namespace LazyRich.Store.Tests.Reading;

/// <summary>Random conditions, answered by the store and by a few lines of three-valued logic over the same numbers.</summary>
public sealed class ConditionModelTests
{
    /// <summary>λ → loss_final; null: not computed.</summary>
    private static readonly double?[] Losses = [null, double.NaN, double.NegativeInfinity, -1, 0, 1, 2, double.PositiveInfinity];

    private static readonly Gen<double> GenNumber = OneOf(-2.0, -1, 0, 1, 2, 3, double.PositiveInfinity, double.NegativeInfinity);

    private static readonly Gen<(string Name, Func<Row, double?> Of)> GenColumn = OneOf<(string, Func<Row, double?>)>(
        ("lambda", row => row.Lambda), ("loss_final", row => row.Loss));

    private static readonly Gen<Condition> GenCondition = Gen.Recursive<Condition>((depth, self) =>
        depth > 3 ? GenPredicate() : Gen.OneOf(GenPredicate(), Not(self), Both(self, "and"), Both(self, "or")));

    [Fact]
    public async Task Where_RandomCondition_SelectsWhatLogicSelects()
    {
        await using TemporaryStore store = await TemporaryStore.CreateAsync();
        await store.SubmitAsync(Plans.Of("a", Enumerable.Range(0, Losses.Length).Select(i => (double)i)));
        IReadOnlyList<LeasedRun> runs = await store.LeaseAsync(Losses.Length);
        await store.CommitAsync([.. runs.Select((run, i) => Outcomes.Succeeded(run, summary => summary["loss_final"] = Losses[i]))]);
        Row[] rows = [.. Losses.Select((loss, i) => new Row(i, loss))];

        GenCondition.Sample(
            condition => Assert.Equal(
                rows.Where(row => condition.Holds(row) == true).Select(row => (object?)row.Lambda),
                store.Reader.Query(new("a", condition.Text, ["lambda"], [], 0)).Rows.Select(row => row[0])),
            iter: 400,
            threads: 1,
            print: condition => condition.Text);
    }

    private static Gen<Condition> GenPredicate() => Gen.OneOf(
        Gen.Select(GenColumn, OneOf("<", "<=", "=", "!=", ">=", ">"), GenNumber, (column, sign, number) => new Condition(
            $"{column.Name} {sign} {Text(number)}", row => Compare(column.Of(row), sign, number))),
        Gen.Select(OneOf("<", "!="), Gen.Bool, (sign, swapped) => new Condition(
            swapped ? $"lambda {sign} loss_final" : $"loss_final {sign} lambda",
            row => swapped ? Compare(row.Lambda, sign, row.Loss) : Compare(row.Loss, sign, row.Lambda))),
        Gen.Select(GenColumn, GenNumber.Array[1, 3], Gen.Bool, (column, numbers, not) => new Condition(
            $"{column.Name} {(not ? "not in" : "in")} ({string.Join(", ", numbers.Select(Text))})",
            row => column.Of(row) is { } value ? numbers.Contains(value) != not : null)),
        Gen.Select(GenColumn, GenNumber, GenNumber, (column, low, high) => new Condition(
            $"{column.Name} between {Text(low)} and {Text(high)}", row => column.Of(row) is { } value ? value >= low && value <= high : null)),
        Gen.Select(GenColumn, Gen.Bool, (column, not) => new Condition(
            $"{column.Name} is {(not ? "not " : "")}null", row => column.Of(row) is null != not)),
        Gen.Select(GenColumn, Gen.Bool, (column, not) => new Condition(
            $"{column.Name} is {(not ? "not " : "")}nan", row => column.Of(row) is double.NaN != not)));

    private static Gen<Condition> Not(Gen<Condition> inner) => inner.Select(condition => new Condition($"not ({condition.Text})", row => !condition.Holds(row)));

    private static Gen<Condition> Both(Gen<Condition> inner, string word) => Gen.Select(inner, inner, (a, b) => new Condition(
        $"({a.Text}) {word} ({b.Text})", row => word == "and" ? a.Holds(row) & b.Holds(row) : a.Holds(row) | b.Holds(row)));

    /// <summary>IEEE for NaN, unknown for null.</summary>
    private static bool? Compare(double? left, string sign, double? right) => (left, right) switch
    {
        ({ } a, { } b) => sign switch { "<" => a < b, "<=" => a <= b, "=" => a == b, "!=" => a != b, ">=" => a >= b, _ => a > b },
        _ => null,
    };

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static string Text(double number) => double.IsInfinity(number) ? number > 0 ? "inf" : "-inf" : number.ToString(CultureInfo.InvariantCulture);

    private sealed record Row(double Lambda, double? Loss);

    private sealed record Condition(string Text, Func<Row, bool?> Holds);
}
