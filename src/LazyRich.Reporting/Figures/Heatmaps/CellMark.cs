namespace LazyRich.Reporting.Figures.Heatmaps;

/// <summary>What a cell says beside its number. In the order of the legend.</summary>
internal enum CellMark
{
    None,

    /// <summary>The median itself is +∞.</summary>
    Censored,

    /// <summary>Some runs are +∞, the median is not.</summary>
    SomeCensored,

    /// <summary>The width forbids this λ.</summary>
    Impossible,

    /// <summary>Every run's number is NaN.</summary>
    Diverged,

    /// <summary>Every run failed.</summary>
    Failed,

    /// <summary>The runs are done and have no such number: their solver does not give it, or they never came to it.</summary>
    Unknown,

    /// <summary>Runs are planned and have no result yet.</summary>
    Unfinished,
}
