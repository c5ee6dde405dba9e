namespace LazyRich.Studies.Grammar;

/// <summary>What stands for a list of spaced numbers.</summary>
internal static class GeneratorKeys
{
    public const string Range = "range";
    public const string Linspace = "linspace";
    public const string Logspace = "logspace";
    public const string Symlog = "symlog";
    public const string Points = "points";

    public static readonly Key[] Kinds =
    [
        new(Range, "[first, last] or [first, last, step], last included; the step is 1 unless given.", "ends-and-step"),
        new(Linspace, "[first, last] with points: evenly spaced, both ends included.", "ends"),
        new(Logspace, "[first, last] with points: evenly spaced in the logarithm, both ends included.", "ends"),
        new(Symlog, "[least, largest] with points (odd): −largest … −least, 0, least … largest, log-spaced on either side.", "ends"),
    ];

    public static readonly KeySet All = new("a generator", [.. Kinds, new(Points, "How many values, both ends included.", "points")]);
}
