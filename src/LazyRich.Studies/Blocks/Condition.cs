using LazyRich.Studies.Reading;

namespace LazyRich.Studies.Blocks;

/// <summary>One line of <c>exclude</c> or <c>when</c>.</summary>
/// <param name="Keeps">True for <c>when</c>: runs for which it does not hold are left out.</param>
internal sealed record Condition(PlacedExpression Expression, bool Keeps);
