namespace LazyRich.Reporting.Figures;

/// <summary>What to plot from a store: the content of a figure file.</summary>
/// <param name="Name">As on the command line.</param>
/// <param name="Title">One line over the picture.</param>
public abstract record Figure(string Name, string Title);
