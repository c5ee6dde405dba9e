namespace LazyRich.Reporting.Figures;

/// <summary>A figure that cannot be drawn from what is stored; exit code 2. The message is for the user.</summary>
public sealed class FigureException(string message) : Exception(message);
