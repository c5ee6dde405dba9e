using LazyRich.Studies.Expressions;
using LazyRich.Studies.Numbers;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Reading;

/// <summary>A number that a file gives as it is, or as an expression in a run's parameters.</summary>
/// <param name="Formula">Null for a number.</param>
internal sealed record Bound(Node Node, NumberRule Rule, double Constant, PlacedExpression? Formula)
{
    /// <exception cref="PointException">The expression has no sound value for this run.</exception>
    public double Value(IScope scope)
    {
        if (Formula is null)
            return Constant;
        double value = Digits.Round15(Formula.Expression.Number(scope));
        return Rule.Complaint(value) is string complaint ? throw new PointException(Node, complaint) : value;
    }
}

/// <summary>A run of the plan for which an expression of the file has no sound value; always caught by the planner.</summary>
internal sealed class PointException(Node node, string message) : Exception(message)
{
    public Node Node => node;
}
