namespace LazyRich.Cli.Running;

/// <summary>Shows progress on standard error while <c>body</c> runs, which says how far things are as often as it likes.</summary>
internal interface IProgressView
{
    Task ShowAsync(Func<Action<Progress>, Task> body);
}
