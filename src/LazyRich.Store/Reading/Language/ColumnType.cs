namespace LazyRich.Store.Reading.Language;

internal enum ColumnType
{
    Number,
    Text,

    /// <summary>A run's key: equal to all 32 hex digits, or <c>like</c> a prefix.</summary>
    Key,

    /// <summary>The studies that hold a run, of which there can be several: a condition holds when it does for one of them.</summary>
    Study,
}
