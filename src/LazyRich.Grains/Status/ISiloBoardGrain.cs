using LazyRich.Grains.Placement;

namespace LazyRich.Grains.Status;

/// <summary>Where silos say how busy they are. On the head, key 0.</summary>
[Alias("lazyrich.silo-board")]
internal interface ISiloBoardGrain : IGrainWithIntegerKey
{
    [Alias("report")]
    Task ReportAsync(SiloLoad load);
}

[OnHead]
internal sealed class SiloBoardGrain(SiloBoard board) : Grain, ISiloBoardGrain
{
    public Task ReportAsync(SiloLoad load)
    {
        board.Report(load);
        return Task.CompletedTask;
    }
}
