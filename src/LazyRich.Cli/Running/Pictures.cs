using LazyRich.Reporting.Client;
using LazyRich.Reporting.Figures;
using LazyRich.Store.Reading;

namespace LazyRich.Cli.Running;

/// <param name="File">As it is shown to the user: relative to where they are when that is shorter.</param>
internal sealed record Picture(string Title, string File);

/// <summary>The pictures at the end of a study.</summary>
internal static class Pictures
{
    /// <summary>Reading so many trajectories for a picture that nobody asked for would take longer than is polite.</summary>
    private const long MostRuns = 100_000;

    private static readonly string[] figures = ["phase-diagram", "learning-curves"];

    public static async Task<IReadOnlyList<Picture>> DrawAsync(Session session, IStoreReader reader, Outcome outcome, string directory)
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

            string file = Path.Combine(directory, $"{outcome.Study}-{figure.Name}.png");
            try
            {
                byte[] png = await Paint.PngAsync(session, reader, figure, null, outcome.Study, "", CancellationToken.None);
                await NewFile.WriteAsync(file, stream => stream.WriteAsync(png).AsTask(), CancellationToken.None);
                string relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), file);
                drawn.Add(new(figure.Title, relative.StartsWith("..", StringComparison.Ordinal) ? file : relative));
            }
            catch (Exception exception) when (exception is FigureException or HeadRefusedException)
            {
                session.Say($"  {exception.Message}");
            }
        }

        return drawn;
    }
}
