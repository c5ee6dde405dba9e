namespace LazyRich.Cli.Running;

internal static class ProgressViews
{
    /// <summary>A bar on a terminal, lines elsewhere.</summary>
    public static IProgressView For(Session session) => session.Terminal.ErrorIsTerminal ? new ProgressBar(session) : new PlainLines(session);
}
