namespace LazyRich.Dynamics.Tests.ElementaryFunctions;

internal static class Functions
{
    public static Func<double, double> ByName(string name) => name switch
    {
        "Exp" => Elementary.Exp,
        "ExpM1" => Elementary.ExpM1,
        "Log" => Elementary.Log,
        "Log1P" => Elementary.Log1P,
        "Log10" => Elementary.Log10,
        "Sinh" => Elementary.Sinh,
        "Tanh" => Elementary.Tanh,
        "Asinh" => Elementary.Asinh,
        "Exp10" => Elementary.Exp10,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such function."),
    };
}
