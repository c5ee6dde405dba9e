using LazyRich.Studies.Expressions;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Reading;

/// <summary>Reads numbers that may be expressions.</summary>
internal sealed class BoundReader(NumberReader numbers, ExpressionReader expressions)
{
    /// <returns>Null after a fault.</returns>
    public Bound? Read(Node node, NumberRule rule)
    {
        if (node is ScalarNode { IsNull: false, Number: null, Flag: null })
        {
            PlacedExpression? formula = expressions.Read(node, ExpressionType.Number, rule.Name);
            return formula is null ? null : new Bound(node, rule, double.NaN, formula);
        }

        return numbers.One(node, rule) is double value ? new Bound(node, rule, value, null) : null;
    }
}
