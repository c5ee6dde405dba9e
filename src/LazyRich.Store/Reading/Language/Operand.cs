namespace LazyRich.Store.Reading.Language;

/// <summary>One side of a comparison: a column or a value, never both.</summary>
internal readonly record struct Operand(Token Token, QueryColumn? Column, Literal? Literal);
