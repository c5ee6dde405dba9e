using System.Globalization;
using LazyRich.Studies.Faults;

namespace LazyRich.Studies.Expressions;

/// <summary>
/// Numbers, names, + − * / ^, parentheses, abs min max sqrt exp log; comparisons = == != &lt; &lt;= &gt; &gt;=, in (…), not in (…), and, or, not.
/// A parameter that a run does not have is NaN, or empty text: every comparison with it but != is false.
/// </summary>
internal sealed class ExpressionParser
{
    private const int DeepestNesting = 64;

    private readonly Names names;
    private readonly List<Token> tokens;
    private readonly HashSet<string> used = [];
    private int next;
    private int depth;

    private ExpressionParser(string text, Names names)
    {
        this.names = names;
        tokens = Lexer.Split(text, names);
    }

    /// <param name="used">The names that it reads.</param>
    /// <exception cref="ExpressionException">It is not understood, or is not of the wanted type.</exception>
    public static Expression Parse(string text, Names names, ExpressionType wanted, out IReadOnlySet<string> used)
    {
        var parser = new ExpressionParser(text, names);
        if (parser.Peek.Kind == TokenKind.End)
            throw new ExpressionException(0, text, $"the expression is empty; it must be {wanted.Noun()}");
        Expression whole = parser.Or();
        if (parser.Peek.Kind != TokenKind.End)
            throw parser.Unexpected("an operator or the end");
        if (whole.Type != wanted)
            throw new ExpressionException(0, text.Trim(), $"'{text.Trim()}' is {whole.Type.Noun()}; it must be {wanted.Noun()}");
        used = parser.used;
        return whole;
    }

    private Token Peek => tokens[next];

    private bool Take(string symbolOrWord)
    {
        if (Peek.Kind is not (TokenKind.Symbol or TokenKind.Name) || Peek.Value != symbolOrWord)
            return false;
        next++;
        return true;
    }

    private Expression Or()
    {
        if (++depth > DeepestNesting)
            throw new ExpressionException(Peek.At, Peek.Value, "it is nested too deep");
        Expression left = And();
        while (Take("or"))
        {
            (Expression a, Expression b) = (Of(left, ExpressionType.Truth), Of(And(), ExpressionType.Truth));
            left = new TruthExpression(scope => a.Truth(scope) || b.Truth(scope));
        }

        depth--;
        return left;
    }

    private Expression And()
    {
        Expression left = Not();
        while (Take("and"))
        {
            (Expression a, Expression b) = (Of(left, ExpressionType.Truth), Of(Not(), ExpressionType.Truth));
            left = new TruthExpression(scope => a.Truth(scope) && b.Truth(scope));
        }

        return left;
    }

    private Expression Not()
    {
        int times = 0;
        while (Take("not"))
            times++;
        Expression inner = Comparison();
        if (times == 0)
            return inner;
        Of(inner, ExpressionType.Truth);
        return times % 2 == 0 ? inner : new TruthExpression(scope => !inner.Truth(scope));
    }

    private Expression Comparison()
    {
        Expression left = Sum();
        Token token = Peek;
        if (token.Kind == TokenKind.Symbol && token.Value is "=" or "==" or "!=" or "<" or "<=" or ">" or ">=")
        {
            next++;
            Expression compared = Comparisons.Of(token, left, Sum());
            if (Peek.Kind == TokenKind.Symbol && Peek.Value is "=" or "==" or "!=" or "<" or "<=" or ">" or ">=")
                throw new ExpressionException(Peek.At, Peek.Value, $"one comparison at a time: write 'a {token.Value} b and b {Peek.Value} c'");
            return compared;
        }

        bool negated = token.Value == "not" && token.Kind == TokenKind.Name && tokens[next + 1] is { Kind: TokenKind.Name, Value: "in" };
        if (negated)
            next++;
        return Take("in") ? Among(left, negated) : left;
    }

    private TruthExpression Among(Expression left, bool negated)
    {
        Expect("(");
        var equal = new List<Expression>();
        do
        {
            Token at = Peek;
            equal.Add(Comparisons.Of(at with { Value = "=" }, left, Sum()));
        }
        while (Take(","));
        Expect(")");
        return new TruthExpression(scope => equal.Exists(each => each.Truth(scope)) != negated);
    }

    private Expression Sum()
    {
        Expression left = Product();
        while (Peek is { Kind: TokenKind.Symbol, Value: "+" or "-" })
        {
            bool plus = tokens[next++].Value == "+";
            (Expression a, Expression b) = (Of(left, ExpressionType.Number), Of(Product(), ExpressionType.Number));
            left = new NumberExpression(plus ? scope => a.Number(scope) + b.Number(scope) : scope => a.Number(scope) - b.Number(scope));
        }

        return left;
    }

    private Expression Product()
    {
        Expression left = Signed();
        while (Peek is { Kind: TokenKind.Symbol, Value: "*" or "/" })
        {
            bool times = tokens[next++].Value == "*";
            (Expression a, Expression b) = (Of(left, ExpressionType.Number), Of(Signed(), ExpressionType.Number));
            left = new NumberExpression(times ? scope => a.Number(scope) * b.Number(scope) : scope => a.Number(scope) / b.Number(scope));
        }

        return left;
    }

    private Expression Signed()
    {
        bool minus = false, any = false;
        for (; Peek is { Kind: TokenKind.Symbol, Value: "-" or "+" }; next++)
            (minus, any) = (minus != (Peek.Value == "-"), true);
        Expression operand = Power();
        if (any)
            Of(operand, ExpressionType.Number);
        return minus ? new NumberExpression(scope => -operand.Number(scope)) : operand;
    }

    private Expression Power()
    {
        Expression left = Primary();
        if (!Take("^"))
            return left;
        if (++depth > DeepestNesting)
            throw new ExpressionException(Peek.At, Peek.Value, "it is nested too deep");
        (Expression a, Expression b) = (Of(left, ExpressionType.Number), Of(Signed(), ExpressionType.Number));
        depth--;
        return new NumberExpression(scope => Arithmetic.Power(a.Number(scope), b.Number(scope)));
    }

    private Expression Primary()
    {
        Token token = tokens[next];
        switch (token.Kind)
        {
            case TokenKind.Number:
                next++;
                if (!double.TryParse(token.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || !double.IsFinite(value))
                    throw new ExpressionException(token.At, token.Value, $"'{token.Value}' is not a number");
                return new NumberExpression(_ => value);
            case TokenKind.Text:
                next++;
                return new TextExpression(_ => token.Value);
            case TokenKind.Name when token.Value is not ("and" or "or" or "not" or "in"):
                next++;
                return Named(token);
            case TokenKind.Symbol when token.Value == "(":
                next++;
                Expression inner = Or();
                Expect(")");
                return inner;
            default:
                throw Unexpected("a number, a name or '('");
        }
    }

    private Expression Named(Token token)
    {
        string name = token.Value;
        if (Names.Functions.Contains(name) && Peek is { Kind: TokenKind.Symbol, Value: "(" })
            return Function(token);
        if (name is "true" or "false")
            return new TruthExpression(_ => name == "true");
        if (names.TypeOf(name) is ExpressionType type)
        {
            used.Add(name);
            return type switch
            {
                ExpressionType.Number => new NumberExpression(scope => scope.Number(name)),
                ExpressionType.Text => new TextExpression(scope => scope.Text(name)),
                _ => new TruthExpression(scope => scope.Truth(name)),
            };
        }

        if (Names.IsWord(name))
            return new TextExpression(_ => name);
        throw new ExpressionException(
            token.At, name, $"unknown name '{name}'; there are {string.Join(", ", names.All)}", Nearest.Of(name, names.All.Concat(Names.Functions)));
    }

    private NumberExpression Function(Token token)
    {
        Expect("(");
        var arguments = new List<Expression>();
        do
            arguments.Add(Of(Or(), ExpressionType.Number));
        while (Take(","));
        Expect(")");
        if (Arithmetic.Unary(token.Value) is Func<double, double> function)
        {
            Expression only = arguments[0];
            return arguments.Count == 1
                ? new NumberExpression(scope => function(only.Number(scope)))
                : throw new ExpressionException(token.At, token.Value, $"{token.Value} takes one number, found {arguments.Count}");
        }

        if (arguments.Count < 2)
            throw new ExpressionException(token.At, token.Value, $"{token.Value} takes two numbers or more, found 1");
        return token.Value == "min"
            ? new NumberExpression(scope => arguments.Select(each => each.Number(scope)).Aggregate(Math.Min))
            : new NumberExpression(scope => arguments.Select(each => each.Number(scope)).Aggregate(Math.Max));
    }

    private void Expect(string symbol)
    {
        if (!Take(symbol))
            throw Unexpected($"'{symbol}'");
    }

    private Expression Of(Expression expression, ExpressionType type)
    {
        if (expression.Type == type)
            return expression;
        Token before = tokens[Math.Max(0, next - 1)];
        throw new ExpressionException(before.At, before.Value, $"'{before.Value}' ends {expression.Type.Noun()} where {type.Noun()} is wanted");
    }

    private ExpressionException Unexpected(string wanted) => new(Peek.At, Peek.Value, $"expected {wanted}, found {Peek.Shown}");
}
