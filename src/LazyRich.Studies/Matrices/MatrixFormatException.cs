namespace LazyRich.Studies.Matrices;

/// <summary>A matrix file that cannot be read; the message says where in the file and what would be right.</summary>
public sealed class MatrixFormatException(string message) : Exception(message);
