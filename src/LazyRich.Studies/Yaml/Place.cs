namespace LazyRich.Studies.Yaml;

/// <summary>Where a node starts in its file; both count from 1.</summary>
internal readonly record struct Place(int Line, int Column);
