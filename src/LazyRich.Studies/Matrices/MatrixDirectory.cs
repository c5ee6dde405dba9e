using LazyRich.Dynamics.Algebra;

namespace LazyRich.Studies.Matrices;

/// <summary>Matrix files on this machine.</summary>
/// <param name="directory">Where relative paths start: the study file's own directory.</param>
public sealed class MatrixDirectory(string directory) : IMatrixSource
{
    public string Whereabouts => "paths start at the study file's directory";

    public Matrix? Find(string name)
    {
        string path = Path.Combine(directory, name);
        return File.Exists(path) ? MatrixFile.Read(path) : null;
    }

    public string? Nearest(string name)
    {
        string path = Path.Combine(directory, name);
        string? folder = Path.GetDirectoryName(path);
        return Directory.Exists(folder)
            ? Faults.Nearest.Of(Path.GetFileName(path), Directory.EnumerateFiles(folder).Select(Path.GetFileName)!)
            : null;
    }
}
