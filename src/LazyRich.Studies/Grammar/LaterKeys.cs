namespace LazyRich.Studies.Grammar;

/// <summary>The keys of what is understood but not solved yet: runs solved a second way.</summary>
internal static class LaterKeys
{
    public const string Of = "of";
    public const string With = "with";
    public const string Keep = "keep";

    public static readonly string[] Kept = ["errors", "both"];

    public static readonly KeySet OfCompare = new(
        "compare",
        new Key(With, "The second solver.", "solver") { Required = true },
        new Key(Of, "The observables that are compared.", "observe"),
        new Key(Keep, "Whether the second trajectory is stored beside the errors: errors (default) or both.", "keep"));
}
