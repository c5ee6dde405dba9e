using LazyRich.Studies.Expressions;
using LazyRich.Studies.Faults;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Reading;

/// <summary>An expression with the place it was read from.</summary>
/// <param name="Used">The names that it reads.</param>
internal sealed record PlacedExpression(Expression Expression, IReadOnlySet<string> Used, ScalarNode Node);

/// <summary>Reads expressions; a fault points at the character inside.</summary>
internal sealed class ExpressionReader(FaultList faults, Names names)
{
    public Names Names => names;

    /// <param name="what">What is read, for messages: "exclude".</param>
    /// <returns>Null after a fault.</returns>
    public PlacedExpression? Read(Node node, ExpressionType wanted, string what)
    {
        if (node is not ScalarNode { IsNull: false } scalar)
        {
            faults.Add(node, $"{what} must be {wanted.Noun()} as text, found {node.Noun}");
            return null;
        }

        try
        {
            return new PlacedExpression(ExpressionParser.Parse(scalar.Value, names, wanted, out IReadOnlySet<string> used), used, scalar);
        }
        catch (ExpressionException error)
        {
            Place place = scalar.PlaceOf(error.At);
            faults.Add(place, error.Text.Length > 0 ? error.Text : scalar.Text, $"{what}: {error.Message}", error.Nearest);
            return null;
        }
    }
}
