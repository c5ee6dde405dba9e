using LazyRich.Dynamics;

namespace LazyRich.Studies.Expressions;

/// <summary>The functions of the expression language, with the same bits on every machine.</summary>
internal static class Arithmetic
{
    /// <summary>aᵇ; a negative base takes whole powers only, anything else of it is NaN.</summary>
    public static double Power(double a, double b) =>
        a >= 0 || b != Math.Floor(b) ? Elementary.Pow(a, b)
        : Math.IEEERemainder(b, 2) == 0 ? Elementary.Pow(-a, b) : -Elementary.Pow(-a, b);

    public static Func<double, double>? Unary(string name) => name switch
    {
        "abs" => Math.Abs,
        "sqrt" => Math.Sqrt,
        "exp" => Elementary.Exp,
        "log" => Elementary.Log,
        _ => null,
    };
}
