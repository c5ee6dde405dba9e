namespace LazyRich.Reporting.Tests.Given;

/// <summary>Files of the repository that these tests were built from.</summary>
internal static class RepositoryFile
{
    public static string Path(string name)
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(at.FullName, "LazyRich.Orleans.sln")))
                return System.IO.Path.Combine(at.FullName, name);
        }

        throw new FileNotFoundException(name);
    }
}
