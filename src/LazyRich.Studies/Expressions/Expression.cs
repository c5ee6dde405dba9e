namespace LazyRich.Studies.Expressions;

/// <summary>A parsed, type-checked expression: only the method of its <see cref="Type"/> is ever called. Immutable.</summary>
internal abstract class Expression(ExpressionType type)
{
    public ExpressionType Type => type;

    public virtual double Number(IScope scope) => throw new InvalidOperationException($"{GetType().Name} is not a number.");

    public virtual string Text(IScope scope) => throw new InvalidOperationException($"{GetType().Name} is not text.");

    public virtual bool Truth(IScope scope) => throw new InvalidOperationException($"{GetType().Name} is not a condition.");
}

internal sealed class NumberExpression(Func<IScope, double> value) : Expression(ExpressionType.Number)
{
    public override double Number(IScope scope) => value(scope);
}

internal sealed class TextExpression(Func<IScope, string> value) : Expression(ExpressionType.Text)
{
    public override string Text(IScope scope) => value(scope);
}

internal sealed class TruthExpression(Func<IScope, bool> value) : Expression(ExpressionType.Truth)
{
    public override bool Truth(IScope scope) => value(scope);
}
