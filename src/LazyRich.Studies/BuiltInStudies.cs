namespace LazyRich.Studies;

/// <summary>Studies that come with the program: files in BuiltIn, one of this assembly's resources each.</summary>
public static class BuiltInStudies
{
    /// <summary>Name, description and text of each.</summary>
    public static IReadOnlyList<BuiltInStudy> All => throw new NotSupportedException("skeleton");
}

public sealed record BuiltInStudy(string Name, string Description, string Text);
