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
            return expressions.Read(node, ExpressionType.Number, rule.Name) is PlacedExpression formula ? new Bound(node, rule, double.NaN, formula) : null;
        return numbers.One(node, rule) is double value ? new Bound(node, rule, value, null) : null;
    }
}
