using LazyRich.Reporting.Client;
using LazyRich.Reporting.Figures;
using LazyRich.Store.Reading;

namespace LazyRich.Cli.Running;

/// <param name="Figure">Its name.</param>
/// <param name="File">As it is shown to the user: relative to where they are when that is shorter.</param>
internal sealed record Picture(string Figure, string Title, string File);

/// <summary>The pictures at the end of a study.</summary>
internal static class Pictures
{
    /// <summary>Reading so many trajectories for a picture that nobody asked for would take longer than is polite.</summary>
    private const long MostRuns = 100_000;

    public const string Curves = "learning-curves";

    /// <summary>The figures of a study that has none of its own.</summary>
    public static IReadOnlyList<string> OfAnyStudy { get; } = ["phase-diagram", Curves];

    /// <param name="figures">Names of built-in figures.</param>
    public static async Task<IReadOnlyList<Picture>> DrawAsync(
        Session session, IStoreReader reader, Outcome outcome, IReadOnlyList<string> figures, string directory)
    {
        var drawn = new List<Picture>();
        Directory.CreateDirectory(directory);
        foreach (Figure figure in figures.Select(name => BuiltInFigures.Find(name)!))
        {
            if (figure is CurvesFigure && outcome.Progress.Runs > MostRuns)
            {
                string some = session.Line($"plot {outcome.Study} --figure {figure.Name} --where CONDITION");
                session.Say($"  {figure.Title}: not drawn for {outcome.Progress.Runs:N0} runs; {some} draws some");
                continue;
            }

            string file = Path.Combine(directory, NameOf(outcome.Study, figure));
            try
            {
                byte[] png = await Paint.PngAsync(session, reader, figure, null, outcome.Study, "", null, CancellationToken.None);
                await NewFile.WriteAsync(file, stream => stream.WriteAsync(png).AsTask(), CancellationToken.None);
                string relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), file);
                drawn.Add(new(figure.Name, figure.Title, relative.StartsWith("..", StringComparison.Ordinal) ? file : relative));
            }
            catch (Exception exception) when (exception is FigureException or QueryException or HeadRefusedException)
            {
                session.Say($"  {exception.Message}");
            }
        }

        return drawn;
    }

    /// <summary>A figure that is called as its study is not called so twice.</summary>
    public static string NameOf(string study, Figure figure) => figure.Name == study ? $"{study}.png" : $"{study}-{figure.Name}.png";
}
