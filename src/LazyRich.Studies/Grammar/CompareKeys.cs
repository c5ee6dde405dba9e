namespace LazyRich.Studies.Grammar;

/// <summary>The keys of <c>compare</c>.</summary>
internal static class CompareKeys
{
    public const string With = "with";
    public const string Of = "of";
    public const string Keep = "keep";
    public const string Both = "both";

    public static readonly string[] Kept = ["errors", Both];

    public static readonly KeySet All = new(
        "compare",
        new Key(With, "The second solver; a list, or a list of one of its parameters, compares several.", "solver") { Required = true },
        new Key(Of, "The observables that are compared. Default [loss, product].", "observe"),
        new Key(Keep, "What is stored of the second way: errors (default), or both, errors and trajectory.", "keep"));
}
