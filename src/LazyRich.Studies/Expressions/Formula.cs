namespace LazyRich.Studies.Expressions;

/// <summary>An expression over numbers that its reader names, in the language of study files. Immutable.</summary>
public sealed class Formula
{
    private readonly Expression expression;

    private Formula(string text, Expression expression, IReadOnlySet<string> used) => (Text, this.expression, Used) = (text, expression, used);

    /// <summary>As written.</summary>
    public string Text { get; }

    /// <summary>The names it reads.</summary>
    public IReadOnlySet<string> Used { get; }

    /// <param name="names">What it may name.</param>
    /// <exception cref="FormulaException">It is not understood, or is not a number.</exception>
    public static Formula Number(string text, IEnumerable<string> names) => Parse(text, names, ExpressionType.Number);

    /// <summary>One that is true or false.</summary>
    /// <inheritdoc cref="Number(string, IEnumerable{string})"/>
    public static Formula Condition(string text, IEnumerable<string> names) => Parse(text, names, ExpressionType.Truth);

    /// <param name="values">Of the names it uses; NaN where there is none.</param>
    public double Number(Func<string, double> values) => expression.Number(new Values(values));

    /// <inheritdoc cref="Number(Func{string, double})"/>
    public bool Holds(Func<string, double> values) => expression.Truth(new Values(values));

    private static Formula Parse(string text, IEnumerable<string> names, ExpressionType wanted)
    {
        try
        {
            return new(text, ExpressionParser.Parse(text, Names.Numbers(names), wanted, out IReadOnlySet<string> used), used);
        }
        catch (ExpressionException exception)
        {
            throw new FormulaException(exception.Text, exception.Message, exception.Nearest, exception);
        }
    }

    private sealed class Values(Func<string, double> values) : IScope
    {
        public double Number(string name) => values(name);

        public string Text(string name) => "";

        public bool Truth(string name) => false;
    }
}

/// <summary>A formula that is not understood.</summary>
/// <param name="text">The part that is wrong.</param>
public sealed class FormulaException(string text, string message, string? nearest, Exception inner) : Exception(message, inner)
{
    public string Text => text;

    public string? Nearest => nearest;
}
