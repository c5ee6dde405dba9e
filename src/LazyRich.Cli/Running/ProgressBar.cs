using LazyRich.Cli.Rendering;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace LazyRich.Cli.Running;

/// <summary>Progress on a terminal: a bar with counts, rate, time left, and the regimes as they appear. It goes away at the end; the answer says what became of it.</summary>
internal sealed class ProgressBar(Session session) : IProgressView
{
    public Task ShowAsync(Func<Action<Progress>, Task> body)
    {
        session.Settle();
        IAnsiConsole console = Consoles.Of(session.Terminal.Error, true, session.Terminal);
        var rate = new RateMeter(session.Terminal.Time);
        return console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 40 }, new CountsColumn())
            .StartAsync(async context =>
            {
                ProgressTask? task = null;
                await body(progress =>
                {
                    task ??= context.AddTask(Markup.Escape(progress.Study), maxValue: progress.Runs);
                    task.Description = Markup.Escape(progress.Study);
                    task.MaxValue = progress.Runs;
                    task.Value = progress.Done;
                    rate.Add(progress.Done);
                    task.Tag = $"{ProgressText.Counts(progress)}{ProgressText.Pace(progress, rate)}{ProgressText.Remarks(progress)}";
                });
            });
    }

    private sealed class CountsColumn : ProgressColumn
    {
        protected override bool NoWrap => true;

        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) => new Text(task.Tag as string ?? "");
    }
}
