namespace LazyRich.Store.Schema;

/// <summary>
/// The whole schema as SQL, for a new file: the script of all migrations, generated once (by a test held equal to them), because generating it takes
/// longer than everything else that a first run does before it solves. To make it anew after a migration was added:
/// <c>EfDesign=true dotnet ef migrations script --no-transactions --project src/LazyRich.Store -o src/LazyRich.Store/Schema/schema.sql</c>
/// </summary>
internal static class SchemaScript
{
    public static string Text
    {
        get
        {
            using Stream stream = typeof(SchemaScript).Assembly.GetManifestResourceStream("schema.sql")!;
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
    }
}
