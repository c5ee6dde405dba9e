namespace LazyRich.Dynamics.Regimes;

public static class RegimeNames
{
    /// <summary>As printed and as in JSON: lazy, rich, delayed-rich.</summary>
    public static string Name(this Regime regime) => regime switch
    {
        Regime.Lazy => "lazy",
        Regime.Rich => "rich",
        _ => "delayed-rich",
    };
}
