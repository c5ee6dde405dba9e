namespace LazyRich.Store.Reading;

/// <summary>A study's file as it was submitted last.</summary>
/// <param name="Text">YAML or JSON, as it was written.</param>
/// <param name="Files">
/// The digests of the matrix files that it names, by the names it gives them; empty as well where schema 9 or an older one stored the study.
/// </param>
public sealed record StoredSource(string Text, IReadOnlyDictionary<string, string> Files);
